using BenchmarkDotNet.Attributes;
using Kompass.SelfAssess.App.Imports;
using Kompass.SelfAssess.Domain.Evaluations.Reports;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.TestKit;
using Kompass.SelfAssess.TestKit.Reports;

namespace Kompass.SelfAssess.Benchmarks.Evaluations;

/// <summary>Parsing a report of 100 000 characters, and two, four and eight times as long, against reading every character of the same text once.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
public class ReportBenchmark
{
    private IReadOnlyList<FrameworkEdition> _editions = null!;
    private string _plain = null!;

    [Params(1, 2, 4, 8)]
    public int Times { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _editions = SeedEditions.Read(Path.Combine(Repository.Root, "seed"));
        _plain = string.Concat(Enumerable.Repeat(SampleReports.Read(SampleReports.Karlskoga2022), Times));
    }

    [Benchmark(Baseline = true)]
    public int ReadOnce()
    {
        var letters = 0;
        foreach (var character in _plain)
        {
            letters += char.IsLetter(character) ? 1 : 0;
        }

        return letters;
    }

    [Benchmark]
    public ReportReading Parse() => ReportParser.Parse(ReportText.FromPlain(_plain), _editions);
}
