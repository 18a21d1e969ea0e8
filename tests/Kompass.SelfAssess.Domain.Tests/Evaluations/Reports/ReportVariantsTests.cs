using Kompass.SelfAssess.Domain.Evaluations;
using Kompass.SelfAssess.Domain.Evaluations.Reports;
using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.Domain.Tests.Evaluations.Reports;

/// <summary>Layouts that the samples do not have: rows, sums and headers in other orders and spellings.</summary>
public class ReportVariantsTests
{
    private static readonly OfficialFile Truth = OfficialFile.Read("olofstrom-2022");

    private static readonly ReportSketch Olofstrom = new()
    {
        Edition = Samples.Edition("2020-v2"),
        Points = Truth.SubAreas.ToDictionary(row => row.Code, row => row.Points),
    };

    public static TheoryData<string> Layouts => [.. Sketches.Keys];

    private static Dictionary<string, ReportSketch> Sketches { get; } = new()
    {
        ["as it is"] = Olofstrom,
        ["contents"] = Olofstrom with { Contents = true },
        ["contents, no blank lines"] = Olofstrom with { Contents = true, BlankLines = false },
        ["table first"] = Olofstrom with { TableFirst = true },
        ["table first, contents"] = Olofstrom with { TableFirst = true, Contents = true, BlankLines = false },
        ["maximum first"] = Olofstrom with { MaximumFirst = true, Columns = "Max Poäng" },
        ["maximum first, columns unnamed"] = Olofstrom with { MaximumFirst = true, Columns = "" },
        ["maximum first, columns named wrongly"] = Olofstrom with { MaximumFirst = true, Columns = "Poäng Max" },
        ["per cent"] = Olofstrom with { Percent = true, Columns = "Uppnått Max Procent" },
        ["no maximum"] = Olofstrom with { Maximum = false, Columns = "Poäng", SumLabel = "Summa " },
        ["tabs"] = Olofstrom with { Between = "\t", SumLabel = "\t", Wrapped = new HashSet<string>() },
        ["wide gaps"] = Olofstrom with { Between = "        ", SumLabel = "                    " },
        ["non-breaking spaces"] = Olofstrom with { Between = "\u00A0" },
        ["many wrapped rows"] = Olofstrom with { Wrapped = new HashSet<string> { "1.1", "1.5", "3.4", "4.5", "8.4" } },
        ["sums named"] = Olofstrom with { SumLabel = "Summa område " },
        ["no sums"] = Olofstrom with { SumLabel = null },
        ["total"] = Olofstrom with { TotalLabel = "Totalt " },
        ["total, bare"] = Olofstrom with { TotalLabel = "  " },
        ["header in words"] = Olofstrom with { Header = "{0} poäng" },
        ["header of 100"] = Olofstrom with { Header = "{0} av 100" },
        ["header named"] = Olofstrom with { Header = "Poäng: {0}" },
        ["upper case"] = Olofstrom with { Label = subArea => subArea.Name.Sv.ToUpperInvariant() },
        ["labels cut"] = Olofstrom with { Label = subArea => subArea.Name.Sv.Length > 30 ? subArea.Name.Sv[..28] + "…" : subArea.Name.Sv },
        ["misprints"] = Olofstrom with { Label = subArea => subArea.Name.Sv.Replace("kva", "kv", StringComparison.Ordinal).Replace("rinf", "inf", StringComparison.Ordinal) },
    };

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Parse_EveryLayout_TheSameNumbers(string layout)
    {
        var report = Sketches[layout].Parsed();

        Assert.Equal(("Olofström", 2022, 2, "2020-v2"), (report.Municipality?.Value, report.Year?.Value, report.Month?.Value, report.Edition?.Value));
        Assert.Equal(Truth.SubAreas.Select(row => (row.Code, row.Points)), report.SubAreas.Select(row => (row.Code, row.Points)));
        var sketch = Sketches[layout];
        Assert.Equal(sketch.Header is null ? [] : Sums(), Values(report, PrintedKind.AreaHeader));
        Assert.Equal(sketch.SumLabel is null ? [] : Sums(), Values(report, PrintedKind.AreaTable));
        Assert.Equal(sketch.TotalLabel is null ? [] : [(null, 452m)], Values(report, PrintedKind.TotalTable));
        Assert.Equal(sketch.Percent ? 44 : 0, report.Printed.Count(number => number.Value.Kind == PrintedKind.Percent));
        Assert.Empty(report.Earlier);
        Assert.DoesNotContain(report.Warnings, warning => warning.Kind is not (ReportWarningKind.FlattenedColumns or ReportWarningKind.NoFindings));
        Assert.DoesNotContain(OfficialConflicts.Find(report.ResultIn(sketch.Edition), sketch.Edition), conflict => !conflict.IsNote);
    }

    [Fact]
    public void Parse_WrappedRow_NameIsWhole()
    {
        var row = Olofstrom.Parsed().SubAreas.Single(row => row.Code == "3.4");

        Assert.Equal("Samspel mellan rollerna som förtroendevald respektive tjänsteperson", row.Label);
        Assert.True(row.Passage.LastLine > row.Passage.FirstLine);
    }

    [Fact]
    public void Parse_HalfPoints_AreKept()
    {
        var report = (Olofstrom with { Points = Halves(Olofstrom.Points) }).Parsed();

        Assert.Equal(10.5m, report.SubAreas[0].Points);
        Assert.Equal(452m + 18, report.ResultIn(Olofstrom.Edition).Total);
    }

    [Fact]
    public void Parse_AreaWithoutRows_IsMissed()
    {
        var report = (Olofstrom with { Points = Olofstrom.Points.Where(row => row.Key[0] != '5').ToDictionary() }).Parsed();

        Assert.Equal("2020-v2", report.Edition?.Value);
        Assert.Equal(5, Assert.Single(report.Warnings, warning => warning.Kind == ReportWarningKind.MissingArea).Area);
        Assert.Equal(31, report.SubAreas.Count);
    }

    [Fact]
    public void Parse_PointsAboveMaximum_AreKeptAndFoundAsFault()
    {
        var report = (Olofstrom with { Points = new Dictionary<string, decimal>(Olofstrom.Points) { ["1.2"] = 14 } }).Parsed();

        Assert.Equal(14, report.SubAreas.Single(row => row.Code == "1.2").Points);
        Assert.Contains(
            new OfficialConflict(ConflictKind.AboveMaximum, 1, "1.2", 14, 10), OfficialConflicts.Find(report.ResultIn(Olofstrom.Edition), Olofstrom.Edition));
    }

    [Fact]
    public void Parse_OtherMaximum_IsWarnedOf()
    {
        var report = (Olofstrom with { MaximumOf = subArea => subArea.Code == "1.2" ? 15 : subArea.MaxPoints }).Parsed();

        Assert.Equal("1.2", Assert.Single(report.Warnings, warning => warning.Kind == ReportWarningKind.OtherMaximum).Detail);
    }

    [Fact]
    public void Parse_RowWithoutNumbers_IsUnreadableAndTheNextOnesAreNot()
    {
        var text = Olofstrom.Plain().Replace("2.2 Social hållbarhet 18 30", "2.2 Social hållbarhet ej bedömt", StringComparison.Ordinal);

        var report = Samples.Report(ReportText.FromPlain(text));

        Assert.StartsWith("2.2", Assert.Single(report.Warnings, warning => warning.Kind == ReportWarningKind.UnreadableRow).Detail, StringComparison.Ordinal);
        Assert.Equal(Truth.SubAreas.Where(row => row.Code != "2.2").Select(row => (row.Code, row.Points)), report.SubAreas.Select(row => (row.Code, row.Points)));
    }

    [Fact]
    public void Parse_RowTwiceWithOtherPoints_FirstCountsAndIsWarnedOf()
    {
        var text = Olofstrom.Plain().Replace("2.2 Social hållbarhet 18 30", "2.2 Social hållbarhet 18 30\n2.2 Social hållbarhet 21 30", StringComparison.Ordinal);

        var report = Samples.Report(ReportText.FromPlain(text));

        Assert.Equal(18, report.SubAreas.Single(row => row.Code == "2.2").Points);
        Assert.Equal("2.2", Assert.Single(report.Warnings, warning => warning.Kind == ReportWarningKind.RepeatedRow).Detail);
    }

    [Fact]
    public void Parse_ScaleOfThreeAreas_IsUnknownAndKeepsItsRows()
    {
        var edition = ThreeAreas();

        var report = (Olofstrom with { Edition = edition, Points = edition.SubAreas.ToDictionary(subArea => subArea.Code, subArea => subArea.MaxPoints - 7), TotalLabel = "Totalt " }).Parsed();

        Assert.Null(report.Edition);
        Assert.Single(report.Warnings, warning => warning.Kind == ReportWarningKind.UnknownEdition);
        Assert.Equal(["1.1:43/50", "1.2:43/50", "2.1:33/40", "2.2:53/60", "3.1:28/35", "3.2:28/35", "3.3:23/30"], report.SubAreas.Select(row => $"{row.Code}:{row.Points}/{row.Max}"));
        Assert.Equal([(null, 251m)], Values(report, PrintedKind.TotalTable));
    }

    private static FrameworkEdition ThreeAreas()
    {
        var names = new[] { "Framtid", "Grannar", "Skogen" };
        decimal[][] maxima = [[50, 50], [40, 60], [35, 35, 30]];
        return Olofstrom.Edition with
        {
            Key = "three",
            Areas = [.. names.Select((name, index) => new Area(index + 1, new LocalizedText(name, name), 100,
                [.. maxima[index].Select((max, at) => new SubArea($"{index + 1}.{at + 1}", new LocalizedText($"Hur arbetar {name.ToLowerInvariant()} {"abc"[at]}", ""), [], max, []))]))],
        };
    }

    private static Dictionary<string, decimal> Halves(IReadOnlyDictionary<string, decimal> points) =>
        points.ToDictionary(row => row.Key, row => row.Value + 0.5m);

    private static IEnumerable<(int?, decimal)> Sums() =>
        Truth.SubAreas.GroupBy(row => row.Code[0] - '0').Select(area => ((int?)area.Key, area.Sum(row => row.Points)));

    private static IEnumerable<(int?, decimal)> Values(ParsedReport report, PrintedKind kind) =>
        report.Printed.Where(number => number.Value.Kind == kind).Select(number => (number.Value.Area, number.Value.Value));
}
