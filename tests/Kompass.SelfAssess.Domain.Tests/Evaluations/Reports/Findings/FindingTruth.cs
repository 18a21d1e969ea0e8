using System.Globalization;
using Kompass.SelfAssess.Domain.Evaluations.Reports;
using Kompass.SelfAssess.TestKit;

namespace Kompass.SelfAssess.Domain.Tests.Evaluations.Reports.Findings;

/// <summary>A finding of a sample report as a person read, sorted and placed it.</summary>
internal sealed record FindingTruth(int Area, FindingKind Kind, bool GoldStar, IReadOnlyList<string> SubAreas, string Text)
{
    public static IReadOnlyList<FindingTruth> Of(string report)
    {
        var lines = File.ReadAllLines(Path.Combine(
            Repository.Root, "tests", "Kompass.SelfAssess.Domain.Tests", "Evaluations", "Reports", "Findings", "Truth", $"{report}.tsv"));
        Assert.Equal("område\tsort\tguldstjärna\tdelområden\ttext", lines[0]);
        return [.. lines.Skip(1).Select(line => line.Split('\t')).Select(cells => new FindingTruth(
            int.Parse(cells[0], CultureInfo.InvariantCulture),
            cells[1] == "styrka" ? FindingKind.Strength : FindingKind.Improvement,
            cells[2] == "ja",
            cells[3].Split(' ', StringSplitOptions.RemoveEmptyEntries),
            cells[4]))];
    }
}
