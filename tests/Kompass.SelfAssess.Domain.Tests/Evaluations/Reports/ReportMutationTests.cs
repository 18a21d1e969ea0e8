using System.Diagnostics;
using System.Text;
using Kompass.SelfAssess.Domain.Evaluations.Reports;
using Kompass.SelfAssess.TestKit.Reports;

namespace Kompass.SelfAssess.Domain.Tests.Evaluations.Reports;

/// <summary>Damaged reports: whatever is read stands where it is said to stand, and nothing throws or hangs.</summary>
public class ReportMutationTests
{
    private static readonly string[] Pieces =
        ["\t", "\n", "\f", "Område 3 ", "3.4 ", "100 ", "%", "Styrkor\tFörbättringsmöjligheter\n", "Innehåll\n", "\u00AD", "<p>", "&#0;", "poäng ", "2019 ", "(", ",", "•", "\uD83D", "TOTALT\t1\t2\n", "Kommunkompassen 2003 2007\n"];

    [Theory]
    [InlineData(SampleReports.Karlskoga2007, 1)]
    [InlineData(SampleReports.Karlskrona2022, 2)]
    [InlineData(SampleReports.Lindesberg2021, 3)]
    public void Parse_DamagedReport_ReadsWhatItCanWhereItStands(string key, int seed)
    {
        var random = new Random(seed);
        var source = SampleReports.Read(key);
        for (var round = 0; round < 40; round++)
        {
            var text = ReportText.FromPlain(Damaged(source, random));
            if (ReportParser.Parse(text, Samples.Editions) is ReportRead { Report: var report })
            {
                Assert.All(
                    report.SubAreas.Select(row => row.Passage).Concat(report.Printed.Select(number => number.Passage)).Concat(report.Earlier.Select(earlier => earlier.Passage)),
                    passage => Assert.True(passage.FirstLine >= 1 && passage.FirstLine <= passage.LastLine && passage.LastLine <= text.Lines.Count));
                Assert.Equal(report.SubAreas.Count, report.SubAreas.Select(row => row.Code).Distinct().Count());
                Assert.Equal(report.Printed.Count, report.Printed.Select(number => number.Value).Distinct().Count());
            }
        }
    }

    [Theory]
    [InlineData("1.1 ")]
    [InlineData("poäng 74 ")]
    [InlineData("Område 1 ")]
    [InlineData("1.1 a 2 ")]
    [InlineData("2007 ")]
    [InlineData("<")]
    [InlineData("och ")]
    [InlineData("74 av ")]
    [InlineData("1.1 Namn 10 20\n")]
    [InlineData("3.4 Namn utan slut\n")]
    [InlineData("Område 1 Samspel\nRubriker Poäng\n")]
    [InlineData("Kommunkompassen 2003 2007\n")]
    [InlineData("\t")]
    [InlineData(".")]
    public void Parse_OneThingRepeatedEndlessly_EndsSoon(string piece)
    {
        var lines = Math.Min(30_000, 600_000 / piece.Length);
        var text = "Kommunkompassen\n" + new StringBuilder().Insert(0, piece, lines);
        var watch = Stopwatch.StartNew();

        ReportParser.Parse(ReportText.FromPlain(text), Samples.Editions);

        // Linear work takes well below a second; anything worse would take minutes.
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    private static string Damaged(string source, Random random)
    {
        var text = new StringBuilder(source);
        for (var damage = random.Next(1, 30); damage > 0; damage--)
        {
            var at = random.Next(text.Length);
            var length = Math.Min(random.Next(1, random.Next(2, 3000)), text.Length - at);
            switch (random.Next(4))
            {
                case 0:
                    text.Remove(at, length);
                    break;
                case 1:
                    text.Insert(at, Pieces[random.Next(Pieces.Length)]);
                    break;
                case 2:
                    text.Insert(random.Next(text.Length), text.ToString(at, length));
                    break;
                default:
                    text[at] = (char)random.Next(0x3000);
                    break;
            }
        }

        return text.ToString();
    }
}
