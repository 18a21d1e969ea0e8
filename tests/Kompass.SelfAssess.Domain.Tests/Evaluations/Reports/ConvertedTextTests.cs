using Kompass.SelfAssess.Domain.Evaluations;
using Kompass.SelfAssess.Domain.Evaluations.Reports;
using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.Domain.Tests.Evaluations.Reports;

/// <summary>What programs that make text of pages leave behind: columns below each other, stamps of printing between the lines.</summary>
public sealed class ConvertedTextTests
{
    private static readonly OfficialFile Truth = OfficialFile.Read("olofstrom-2022");

    private static readonly ReportSketch Olofstrom = new()
    {
        Edition = Samples.Edition("2020-v2"),
        Points = Truth.SubAreas.ToDictionary(row => row.Code, row => row.Points),
        BlankLines = false,
        Footers = false,
    };

    [Theory]
    [InlineData("Totalt 452 poäng av 800")]
    [InlineData("Totalt 452 poäng av 800 möjliga")]
    [InlineData("Totalt 452 av maximalt 800 poäng")]
    [InlineData("Summa 452/800")]
    [InlineData("Total 452 (800)")]
    [InlineData("Totalt 800 452")]
    public void Parse_TotalSaysWhatIsItsMaximum_PointsAreRead(string total)
    {
        var report = Samples.Report(ReportText.FromPlain($"{(Olofstrom with { MaximumFirst = true, Columns = "Max Poäng", SumLabel = "Summa " }).Plain()}\n{total}"));

        Assert.Equal([452], Values(report, PrintedKind.TotalTable));
        Assert.Equal(Truth.SubAreas.Select(row => row.Points), report.SubAreas.Select(row => row.Points));
    }

    [Fact]
    public void Parse_PageNumberAndDateInsideAHeader_AreNoPoints()
    {
        var page = 4;
        var text = string.Join('\n', Olofstrom.Plain().Split('\n').SelectMany(line =>
            line == "Rubriker Poäng" ? ["Rubriker", "", "file:///C:/rapport.html", "", "Poäng", "", $"{++page}/20", "", "11/21/26, 5:38 PM"] : new[] { line }));

        var report = Samples.Report(ReportText.FromPlain(text));

        Assert.Equal(Truth.SubAreas.GroupBy(row => row.Code[0]).Select(area => area.Sum(row => row.Points)), Values(report, PrintedKind.AreaHeader));
    }

    [Theory]
    [InlineData("6/20")]
    [InlineData("174")]
    [InlineData("2022-06-12")]
    public void Parse_HeaderWithoutPoints_HasNone(string line)
    {
        var report = (Olofstrom with { Header = line.Replace("{", "", StringComparison.Ordinal) }).Parsed();

        Assert.Empty(Values(report, PrintedKind.AreaHeader));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public void Parse_ColumnsBelowEachOther_AreReadWhereTheyFit(bool sums, bool maximumFirst)
    {
        var report = Samples.Report(ReportText.FromPlain(Stacked(sums, maximumFirst)));

        Assert.Equal("2020-v2", report.Edition?.Value);
        Assert.Equal(Truth.SubAreas.Select(row => (row.Code, row.Points)), report.SubAreas.Select(row => (row.Code, row.Points)));
        Assert.Equal(sums ? 8 : 0, Values(report, PrintedKind.AreaTable).Count());
        Assert.DoesNotContain(report.Warnings, warning => warning.Kind is ReportWarningKind.UnreadableRow or ReportWarningKind.NoScores);
    }

    [Fact]
    public void Parse_ColumnsBelowEachOtherThatDoNotFit_AreUnreadableAndNotGuessed()
    {
        // A number of area 3 is lost, so that nobody knows whose the others are.
        var text = Stacked(sums: true, maximumFirst: false).Replace("Max\n10\n30\n25\n20\n15\n100", "Max\n10\n30\n20\n15\n100", StringComparison.Ordinal);

        var report = Samples.Report(ReportText.FromPlain(text));

        Assert.DoesNotContain(report.SubAreas, row => row.Code[0] == '3');
        Assert.Equal(Truth.SubAreas.Count(row => row.Code[0] != '3'), report.SubAreas.Count);
        Assert.Equal(5, report.Warnings.Count(warning => warning.Kind == ReportWarningKind.UnreadableRow && warning.Area == 3));
    }

    [Fact]
    public void Parse_ColumnsBelowEachOtherCutByThePage_AreReadOn()
    {
        var text = Stacked(sums: true, maximumFirst: false);
        var points = Truth.SubAreas.Where(row => row.Code[0] == '3').Select(row => row.Points).ToList();
        var whole = $"Uppnått\n{string.Join('\n', points)}\n{points.Sum()}\n\nMax\n10\n30\n25\n20\n15\n100";
        Assert.Contains(whole, text, StringComparison.Ordinal);
        var cut = $"Uppnått\n{string.Join('\n', points.Take(4))}\n\nMax\n10\n30\n25\n20\n\n\f{points[4]}\n{points.Sum()}\n\n15\n100";

        var report = Samples.Report(ReportText.FromPlain(text.Replace(whole, cut, StringComparison.Ordinal)));

        Assert.Equal(Truth.SubAreas.Select(row => (row.Code, row.Points)), report.SubAreas.Select(row => (row.Code, row.Points)));
    }

    [Fact]
    public void Parse_NamesOfColumnsAboveThemAll_BelongToThemInTurn()
    {
        var text = Stacked(sums: true, maximumFirst: true).Replace("Max\n20\n10\n30\n10\n30\n100\n\nUppnått\n", "Max\n\nUppnått\n\n20\n10\n30\n10\n30\n100\n\n", StringComparison.Ordinal);

        var report = Samples.Report(ReportText.FromPlain(text));

        Assert.Contains("Max\n\nUppnått", text, StringComparison.Ordinal);
        Assert.Equal(Truth.SubAreas.Select(row => (row.Code, row.Points)), report.SubAreas.Select(row => (row.Code, row.Points)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Parse_NumbersBelowTheirRow_AreReadWhereAllMaximaFit(bool maximumFirst)
    {
        var text = Olofstrom.Plain();
        string Row(SubArea subArea) => maximumFirst
            ? $"{subArea.Code} {subArea.Name.Sv}\n\n{subArea.MaxPoints}\n\n{Olofstrom.Points[subArea.Code]}\n"
            : $"{subArea.Code} {subArea.Name.Sv}\n\n{Olofstrom.Points[subArea.Code]}\n\n{subArea.MaxPoints}\n";
        var table = string.Join('\n', Olofstrom.Edition.Areas.Select(area => $"{area.Number}. {area.Name.Sv}\n\n{string.Join('\n', area.SubAreas.Select(Row))}"));

        var report = Samples.Report(ReportText.FromPlain(text[..text.IndexOf(" 4. Översikt", StringComparison.Ordinal)] + "4. Översikt av poängfördelning\n" + table));

        Assert.Equal(Truth.SubAreas.Select(row => (row.Code, row.Points, (decimal?)Olofstrom.Edition.SubAreas.Single(known => known.Code == row.Code).MaxPoints)), report.SubAreas.Select(row => (row.Code, row.Points, row.Max)));
    }

    [Fact]
    public void Parse_SumsOfTwoTablesOnOneLine_AreOfTheAreasAboveThem()
    {
        var lines = Olofstrom.Edition.Areas.Take(4).SelectMany(left =>
        {
            var right = Olofstrom.Edition.Areas[left.Number + 3];
            var rows = left.SubAreas.Zip(right.SubAreas).Where(pair => left.SubAreas.Count == right.SubAreas.Count)
                .Select(pair => $"{Cells(pair.First)}\t{Cells(pair.Second)}")
                .Concat(left.SubAreas.Concat(right.SubAreas).Where(_ => left.SubAreas.Count != right.SubAreas.Count).Select(Cells)).ToList();
            return left.SubAreas.Count == right.SubAreas.Count ? [.. rows, $"Summa\t{Sum(left)}\t100\tSumma\t{Sum(right)}\t100"] : rows;
        });
        var text = Olofstrom.Plain();

        var report = Samples.Report(ReportText.FromPlain(text[..text.IndexOf(" 4. Översikt", StringComparison.Ordinal)] + "4. Översikt av poängfördelning\n" + string.Join('\n', lines)));

        var beside = Olofstrom.Edition.Areas.Where(area => area.SubAreas.Count == Olofstrom.Edition.Areas[(area.Number + 3) % 8].SubAreas.Count).ToList();
        Assert.NotEmpty(beside);
        Assert.Equal(
            beside.Select(area => ((int?)area.Number, Sum(area))).Order(),
            report.Printed.Where(number => number.Value.Kind == PrintedKind.AreaTable).Select(number => (number.Value.Area, number.Value.Value)).Order());
    }

    [Fact]
    public void Parse_ChapterRightBelowTheTable_IsNoPartOfIt()
    {
        var report = (Olofstrom with { TableFirst = true, Header = null }).Plain().Replace("\n 2. Olofströms kommun i\nförhållande till", "\nOlofströms kommun i förhållande till", StringComparison.Ordinal);
        var start = report.IndexOf(" 3. Detaljerad", StringComparison.Ordinal);
        var table = report.IndexOf(" 4. Översikt", StringComparison.Ordinal);
        var tableEnd = report.IndexOf("\nOlofströms kommun i förhållande", table, StringComparison.Ordinal);
        var chapters = report[start..].Replace("Område 1 Samspel mellan förtroendevalda och medborgare\nRubriker Poäng", "Område 1 Samspel mellan förtroendevalda och medborgare (57 poäng)", StringComparison.Ordinal);

        var read = Samples.Report(ReportText.FromPlain(string.Concat(report.AsSpan(0, table), report.AsSpan(tableEnd, start - tableEnd), report.AsSpan(table, tableEnd - table), "\n") + chapters));

        Assert.Contains(read.Areas, area => area.Number == 1);
        Assert.Contains(57, Values(read, PrintedKind.AreaHeader));
        Assert.Equal(Truth.SubAreas.Select(row => row.Points), read.SubAreas.Select(row => row.Points));
    }

    [Fact]
    public void Parse_TitleOnEveryPageWithItsNumberOnALineOfItsOwn_IsNoText()
    {
        var text = Olofstrom.Plain().Replace("\nAllmänt\n", "\nKommunkompassen Analys av Olofströms kommun\n\nAllmänt\n", StringComparison.Ordinal);

        var outline = ReportOutline.Of(ReportText.FromPlain(text), Samples.Editions);

        Assert.Equal(8, ReportText.FromPlain(text).Lines.Count(line => line.Text == "Kommunkompassen Analys av Olofströms kommun" && outline.Furniture.Contains(line.Number)));
    }

    private static string Cells(SubArea subArea) => $"{subArea.Code} {subArea.Name.Sv}\t{Olofstrom.Points[subArea.Code]}\t{subArea.MaxPoints}";

    private static decimal Sum(Area area) => area.SubAreas.Sum(subArea => Olofstrom.Points[subArea.Code]);

    private static string Stacked(bool sums, bool maximumFirst)
    {
        var text = Olofstrom.Plain();
        var start = text.IndexOf(" 4. Översikt", StringComparison.Ordinal);
        return text[..start] + "4. Översikt av poängfördelning\n" + string.Join('\n', Olofstrom.Edition.Areas.Select(area => Table(area, sums, maximumFirst)));
    }

    private static string Table(Area area, bool sums, bool maximumFirst)
    {
        string Column(string name, List<decimal> values) => $"{name}\n{string.Join('\n', sums ? [.. values, values.Sum()] : values)}\n";
        var own = Column("Uppnått", [.. area.SubAreas.Select(subArea => Olofstrom.Points[subArea.Code])]);
        var max = Column("Max", [.. area.SubAreas.Select(subArea => subArea.MaxPoints)]);
        return $"{area.Number}. {area.Name.Sv}\n{string.Join('\n', area.SubAreas.Select(subArea => $"{subArea.Code} {subArea.Name.Sv}"))}\n{(sums ? "Summa\n" : "")}\n"
            + (maximumFirst ? $"{max}\n{own}" : $"{own}\n{max}");
    }

    private static IEnumerable<decimal> Values(ParsedReport report, PrintedKind kind) =>
        report.Printed.Where(number => number.Value.Kind == kind).Select(number => number.Value.Value);
}
