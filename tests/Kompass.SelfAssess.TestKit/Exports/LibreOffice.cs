using System.Diagnostics;

namespace Kompass.SelfAssess.TestKit.Exports;

/// <summary>
/// The real LibreOffice, as a second program that opens what we write. One conversion at a time, each in the same profile of this process's own;
/// it computes every formula anew when it opens a file.
/// </summary>
public static class LibreOffice
{
    private const string Settings =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
          <item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
          <item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>sv-SE</value></prop></item>
        </oor:items>
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly SemaphoreSlim One = new(1);
    private static readonly Lazy<string> Profile = new(MakeProfile);

    /// <summary>Opens a file and saves it as another kind.</summary>
    /// <param name="file">An .xlsx or .docx.</param>
    /// <param name="kind">For example <c>pdf</c>, <c>xlsx</c>, <c>csv</c>.</param>
    /// <param name="folder">Where the result goes, under the same name.</param>
    /// <param name="readAs">How it is to be read, where its ending does not say enough.</param>
    /// <returns>The path of the result.</returns>
    public static async Task<string> ConvertAsync(string file, string kind, string folder, string? readAs = null) => (await ConvertAllAsync([file], kind, folder, readAs))[0];

    /// <summary>The same for several files, which is faster than one by one.</summary>
    public static async Task<IReadOnlyList<string>> ConvertAllAsync(IReadOnlyList<string> files, string kind, string folder, string? readAs = null)
    {
        Directory.CreateDirectory(folder);
        string[] filter = readAs is null ? [] : [$"--infilter={readAs}"];
        var results = files.Select(file => Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(file)}.{kind.Split(':')[0]}")).ToList();
        await One.WaitAsync();
        try
        {
            var said = await RunAsync("soffice", [$"-env:UserInstallation={new Uri(Profile.Value)}", "--headless", "--norestore", .. filter, "--convert-to", kind, "--outdir", folder, .. files]);
            return results.TrueForAll(File.Exists) ? results : throw new InvalidOperationException($"LibreOffice did not write every {kind}: {said}");
        }
        finally
        {
            One.Release();
        }
    }

    /// <summary>The text of each page of a PDF, laid out as it stands there.</summary>
    public static async Task<IReadOnlyList<string>> PagesAsync(string pdf) => (await RunAsync("pdftotext", "-layout", pdf, "-")).Split('\f', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A page of a PDF as a picture (PPM), for what can be seen on it.</summary>
    public static async Task<IReadOnlyList<string>> PicturesAsync(string pdf, string folder, int dotsPerInch = 40)
    {
        Directory.CreateDirectory(folder);
        await RunAsync("pdftoppm", "-r", $"{dotsPerInch}", pdf, Path.Combine(folder, "sida"));
        return [.. Directory.EnumerateFiles(folder, "sida*.ppm").Order(StringComparer.Ordinal)];
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} took more than {Patience.TotalMinutes} minutes.");
        }

        return await output + await error;
    }

    private static string MakeProfile()
    {
        var folder = Directory.CreateTempSubdirectory("kompass-libreoffice-").FullName;
        var user = Directory.CreateDirectory(Path.Combine(folder, "user")).FullName;
        File.WriteAllText(Path.Combine(user, "registrymodifications.xcu"), Settings);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return folder;
    }
}
