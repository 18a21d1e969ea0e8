using System.Diagnostics;

namespace Kompass.SelfAssess.TestKit.Workbooks;

/// <summary>Lets LibreOffice open a workbook and save it as its own kind and back, as somebody without Excel does.</summary>
public static class SavedElsewhere
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    public static async Task<byte[]> ResaveAsync(byte[] workbook)
    {
        var folder = Directory.CreateTempSubdirectory("kompass-lo-");
        try
        {
            var file = Path.Combine(folder.FullName, "fil.xlsx");
            await File.WriteAllBytesAsync(file, workbook);
            await ConvertAsync(folder.FullName, "ods", file);
            File.Delete(file);
            await ConvertAsync(folder.FullName, "xlsx", Path.Combine(folder.FullName, "fil.ods"));
            return await File.ReadAllBytesAsync(file);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task ConvertAsync(string folder, string format, string file)
    {
        // A profile of its own: another run of the program would take the file over otherwise.
        using var process = Process.Start(new ProcessStartInfo("soffice")
        {
            ArgumentList = { "--headless", $"-env:UserInstallation=file://{folder}/profil", "--convert-to", format, "--outdir", folder, file },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        using var timeout = new CancellationTokenSource(Longest);
        var said = await process.StandardOutput.ReadToEndAsync(timeout.Token) + await process.StandardError.ReadToEndAsync(timeout.Token);
        await process.WaitForExitAsync(timeout.Token);
        if (process.ExitCode != 0 || !File.Exists(Path.ChangeExtension(file, format)))
        {
            throw new InvalidOperationException($"soffice made no {format}: {said}");
        }
    }
}
