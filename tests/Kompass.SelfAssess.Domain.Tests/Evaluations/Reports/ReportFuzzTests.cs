using System.Diagnostics;
using Kompass.SelfAssess.Domain.Evaluations;
using Kompass.SelfAssess.Domain.Evaluations.Reports;
using Kompass.SelfAssess.TestKit.Reports;
using Xunit.Abstractions;

namespace Kompass.SelfAssess.Domain.Tests.Evaluations.Reports;

/// <summary>
/// 20 000 damaged reports, each from a number that is printed when it fails: never an exception, never long, never much memory, and no number
/// beyond its bounds that is not shown as a fault.
/// </summary>
public sealed class ReportFuzzTests(ITestOutputHelper output)
{
    private const int Reports = 20_000;
    private const int Seed = 520;

    /// <summary>A report takes some hundredths of a second; a machine with much else to do may take its time, but this is a hang.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>Bytes that reading may take: for each character, and for a report of no length.</summary>
    private const int BytesPerCharacter = 1_500;
    private const int BytesAtLeast = 12_000_000;

    [Fact]
    public void Parse_DamagedReports_IsAReportOrAReason()
    {
        var sources = SampleReports.All.Select(key => SampleReports.Read(key).ReplaceLineEndings("\n").Split('\n')).ToList();
        // What is made once, editions and code, is not part of any report's time.
        Assert.NotNull(Parse(SampleReports.Read(SampleReports.Karlskrona2022), -1));
        var (longest, most, read) = (TimeSpan.Zero, 0.0, 0);
        var gate = new object();
        Parallel.For(0, Reports, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, number =>
        {
            var random = new Random(Seed + number);
            // Every two-hundredth is a whole report; the rest are cut out, which is as much of a trap and a tenth of the work.
            var text = ReportDamage.Make(number % 200 == 0 ? sources[number / 200 % sources.Count] : ReportDamage.Cut(sources[number % sources.Count], random), random);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var clock = Stopwatch.StartNew();

            var reading = Parse(text, number);

            var (time, bytes) = (clock.Elapsed, GC.GetAllocatedBytesForCurrentThread() - before);
            Assert.True(bytes < BytesAtLeast + ((long)BytesPerCharacter * text.Length), $"Report {number} of {text.Length} characters took {bytes} bytes.");
            Assert.True(time < Longest, $"Report {number} of {text.Length} characters took {time}.");
            AssertBounded(reading, number);
            lock (gate)
            {
                longest = time > longest ? time : longest;
                most = Math.Max(most, (double)bytes / (text.Length + 1000));
                read += reading is ReportRead ? 1 : 0;
            }
        });
        output.WriteLine($"Seed {Seed}: {read} of {Reports} read, longest {longest.TotalMilliseconds:0} ms, most {most:0} bytes per character.");
        Assert.InRange(read, Reports / 10, Reports);
    }

    private static ReportReading Parse(string text, int number)
    {
        try
        {
            return ReportParser.Parse(ReportText.FromPlain(text), Samples.Editions);
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"Report {number} (seed {Seed}).", exception);
        }
    }

    private static void AssertBounded(ReportReading reading, int number)
    {
        if (reading is not ReportRead { Report: var report })
        {
            return;
        }

        var lines = report.SubAreas.Select(row => row.Passage).Concat(report.Findings.Select(finding => finding.Passage)).Concat(report.Printed.Select(printed => printed.Passage));
        Assert.All(lines, passage => Assert.True(passage.FirstLine >= 1 && passage.LastLine >= passage.FirstLine, $"Report {number}."));
        Assert.All(report.Findings, finding => Assert.False(string.IsNullOrWhiteSpace(finding.Text), $"Report {number}."));
        if (report.Edition is { } key && Samples.Editions.FirstOrDefault(edition => edition.Key == key.Value) is { } edition)
        {
            var conflicts = OfficialConflicts.Find(report.ResultIn(edition), edition);
            foreach (var row in report.SubAreas)
            {
                var max = edition.SubAreas.FirstOrDefault(subArea => subArea.Code == row.Code)?.MaxPoints;
                Assert.True((max is not null && row.Points >= 0 && row.Points <= max) || conflicts.Any(conflict => conflict.IsFault && conflict.Code == row.Code), $"Report {number}: {row.Code} {row.Points}.");
            }
        }
    }
}
