using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Kompass.SelfAssess.Domain.Evaluations.Reports;
using Microsoft.Extensions.Options;

namespace Kompass.SelfAssess.App.Imports;

/// <summary>
/// Words and places of a PDF, read by poppler's pdftotext in a process of its own, which is bounded in time, memory, pages and output: the
/// file comes from outside.
/// </summary>
public sealed class PdfText(IOptions<ImportsOptions> options)
{
    /// <summary>What pdftotext may write. A report of 60 pages takes 4 MB.</summary>
    public const int MaxOutputBytes = 48 * 1024 * 1024;

    private const long MaxMemoryBytes = 1L << 30;
    private const int MaxComplaints = 8000;

    /// <summary>Exit code of pdftotext where the file's rights forbid it.</summary>
    private const int ForbiddenExit = 3;

    /// <summary>Reads the pages, or says why not.</summary>
    public async Task<Outcome<IReadOnlyList<LaidPage>>> ReadAsync(byte[] content, CancellationToken cancellationToken)
    {
        if (Programs.Find(options.Value.PdfToText) is not { } program)
        {
            return new Refused(RefusalCode.PdfToolMissing);
        }

        var folder = Directory.CreateTempSubdirectory("kompass-pdf-");
        try
        {
            var file = Path.Combine(folder.FullName, "report.pdf");
            await File.WriteAllBytesAsync(file, content, cancellationToken);
            return await RunAsync(Start(program, file), cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private ProcessStartInfo Start(string program, string file)
    {
        // One page more than allowed, so that too many can be told from just enough.
        string[] command = [program, "-f", "1", "-l", $"{options.Value.PdfPages + 1}", "-bbox-layout", "-nodiag", "-enc", "UTF-8", file, "-"];
        if (Programs.Find("prlimit") is { } limiter)
        {
            command = [limiter, $"--as={MaxMemoryBytes}", "--core=0", .. command];
        }

        return new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = Path.GetDirectoryName(file),
        };
    }

    private async Task<Outcome<IReadOnlyList<LaidPage>>> RunAsync(ProcessStartInfo start, CancellationToken cancellationToken)
    {
        Process? process;
        try
        {
            process = Process.Start(start);
        }
        catch (Win32Exception)
        {
            process = null;
        }

        if (process is null)
        {
            return new Refused(RefusalCode.PdfToolMissing);
        }

        using (process)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(TimeSpan.FromSeconds(options.Value.PdfSeconds));
            await using var killing = patience.Token.Register(() => process.Kill(entireProcessTree: true));
            var refusal = await ReadAsync(process, patience.Token);
            cancellationToken.ThrowIfCancellationRequested();
            return refusal;
        }
    }

    private async Task<Outcome<IReadOnlyList<LaidPage>>> ReadAsync(Process process, CancellationToken late)
    {
        process.StandardInput.Close();
        var complaints = new StringBuilder();
        process.ErrorDataReceived += (_, line) => complaints.Append(complaints.Length < MaxComplaints ? line.Data : "");
        process.BeginErrorReadLine();
        using var output = new BoundedStream(process.StandardOutput.BaseStream, MaxOutputBytes);
        var pages = await Task.Run(() => PdfWords.Read(output, options.Value.PdfPages + 1), CancellationToken.None);
        if (output.IsExhausted || pages?.Count > options.Value.PdfPages)
        {
            process.Kill(entireProcessTree: true);
        }

        await process.WaitForExitAsync(CancellationToken.None);
        return late.IsCancellationRequested ? new Refused(RefusalCode.PdfTooSlow, $"{options.Value.PdfSeconds}")
            : output.IsExhausted ? new Refused(RefusalCode.PdfTooMuchText)
            : pages?.Count > options.Value.PdfPages ? new Refused(RefusalCode.PdfTooManyPages, $"{options.Value.PdfPages}")
            : Judge(pages, process.ExitCode, complaints.ToString());
    }

    private static Outcome<IReadOnlyList<LaidPage>> Judge(IReadOnlyList<LaidPage>? pages, int exit, string complaints)
    {
        if (complaints.Contains("Incorrect password", StringComparison.OrdinalIgnoreCase)
            || complaints.Contains("Unsupported security handler", StringComparison.OrdinalIgnoreCase) || exit == ForbiddenExit)
        {
            return new Refused(RefusalCode.PdfEncrypted);
        }

        if (pages is null or [])
        {
            return new Refused(RefusalCode.PdfDamaged);
        }

        // A scan may carry a stamp or page numbers of its own.
        var words = pages.Sum(page => page.Words.Count);
        return words == 0 || (pages.Count >= 3 && words < 4 * pages.Count) ? new Refused(RefusalCode.PdfWithoutText) : new Outcome<IReadOnlyList<LaidPage>>(pages, []);
    }
}
