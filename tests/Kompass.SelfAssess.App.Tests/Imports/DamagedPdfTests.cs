using System.Diagnostics;
using Kompass.SelfAssess.App.Imports;
using Kompass.SelfAssess.Domain.Evaluations.Reports;
using Kompass.SelfAssess.TestKit.Reports;
using Microsoft.Extensions.Options;
using Xunit.Abstractions;

namespace Kompass.SelfAssess.App.Tests.Imports;

/// <summary>Damaged PDF files: always lines or a refusal, in time, whatever their bytes are.</summary>
public sealed class DamagedPdfTests(ITestOutputHelper output)
{
    private const int Files = 200;

    [Fact]
    public async Task Pdf_WithDamagedBytes_IsReadOrRefused()
    {
        var whole = new PdfPaper();
        for (var page = 0; page < 3; page++)
        {
            whole.Page();
            for (var line = 0; line < 30; line++)
            {
                whole.Text(72, 80 + (14 * line), $"{1 + (line % 8)}.{1 + (line % 5)} Strategi för öppenhet").Text(420, 80 + (14 * line), $"{line}").Text(460, 80 + (14 * line), "20");
            }
        }

        var content = whole.Write();
        var editions = SeedEditions.Read(SeedFolder.Find());
        var reader = new ReportFileReader(new PdfText(Options.Create(new ImportsOptions { PdfSeconds = 10 })));
        var seed = 20220516;
        output.WriteLine($"Seed {seed}.");
        for (var number = 0; number < Files; number++)
        {
            var damaged = Damage(content, new Random(seed + number));
            var clock = Stopwatch.StartNew();

            var read = await reader.ReadAsync(damaged, "rapport.pdf", default);

            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(15), $"File {number} took {clock.Elapsed}.");
            Assert.True(read.Done != read.Refusals.Count > 0, $"File {number} is neither read nor refused.");
            if (read.Done)
            {
                Assert.NotNull(ReportParser.Parse(read.Value.Text, editions));
            }
        }
    }

    private static byte[] Damage(byte[] content, Random random)
    {
        var damaged = content.ToArray();
        switch (random.Next(4))
        {
            case 0:
                return damaged[..random.Next(1, damaged.Length)];
            case 1:
                var start = random.Next(damaged.Length);
                return [.. damaged[..start], .. damaged[Math.Min(damaged.Length, start + random.Next(400))..]];
            case 2:
                // Numbers of the file's frame: lengths, places, counts.
                foreach (var place in Enumerable.Range(0, damaged.Length).Where(place => char.IsAsciiDigit((char)damaged[place])).OrderBy(_ => random.Next()).Take(20))
                {
                    damaged[place] = (byte)('0' + random.Next(10));
                }

                return damaged;
            default:
                for (var times = random.Next(1, 60); times > 0; times--)
                {
                    damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
                }

                return damaged;
        }
    }
}
