using System.Globalization;
using Kompass.SelfAssess.App.Consensus;
using Kompass.SelfAssess.App.Exports;
using Kompass.SelfAssess.App.Exports.Reports;
using Kompass.SelfAssess.App.Exports.Steering;
using Kompass.SelfAssess.App.Tests.Exports.Steering;
using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.App.Tests.Exports.Reports;

public sealed class SteeringReportTests
{
    [Fact]
    public void Build_WithoutPlanAndOfficial_SaysSoCalmlyAndAsksForAPlan()
    {
        var report = Build(Content());
        var texts = Texts(report);

        Assert.Contains("Det finns ingen officiell utvärdering att jämföra med.", texts);
        Assert.Contains("Det finns ingen pågående handlingsplan.", texts);
        Assert.Contains("Utan handlingsplan finns inget att följa upp.", texts);
        Assert.Contains("Inga beslut om samsyn är fattade.", texts);
        Assert.Contains(Decision(report), item => item.StartsWith("Nämnden ger förvaltningen i uppdrag att ta fram en handlingsplan", StringComparison.Ordinal));
        Assert.DoesNotContain(Decision(report), item => item.Contains("officiella utvärderingen", StringComparison.Ordinal));
        Assert.All(report.Blocks.OfType<ReportChart>(), chart => Assert.DoesNotContain(chart.Chart.Series, series => series.Name.StartsWith("Officiell", StringComparison.Ordinal)));
    }

    [Fact]
    public void Build_WithheldSubArea_IsASignAndAGapAndNoNumber()
    {
        var report = Build(Content());
        var table = report.Blocks.OfType<ReportTable>().Single(own => own.Caption.StartsWith("Delområden i område 1", StringComparison.Ordinal)).Table;
        var row = table.Rows.Single(own => ((TextCell)own[0]).Value.StartsWith("1.2 ", StringComparison.Ordinal));
        var chart = report.Blocks.OfType<ReportChart>().First(own => own.Chart.Categories.Any(category => category.StartsWith("1.2 ", StringComparison.Ordinal))).Chart;

        Assert.Equal(SheetCell.Withheld, row[2]);
        Assert.Equal(SheetCell.Withheld, row[4]);
        Assert.Null(chart.Series[0].Values[1]);
        Assert.NotNull(chart.Series[0].Values[0]);
        // What the sign means stands right under the table.
        var at = report.Blocks.ToList().FindIndex(block => block is ReportTable own && ReferenceEquals(own.Table, table));
        Assert.StartsWith(".. = visas inte", Assert.IsType<ReportParagraph>(report.Blocks[at + 1]).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(report.Blocks.OfType<ReportTable>().Where(own => own.Caption.Contains("lägst andel", StringComparison.Ordinal)), own => own.Table.Rows.Any(cells => Text(cells[0]).StartsWith("1.2 ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Build_WithheldTotal_GivesNoTotalAnywhere()
    {
        var result = SampleResult.Build(change: cell => cell.Key is { Part.Kind: PartKind.Total, Slice.Kind: SliceKind.All } ? cell with { N = 3, LeastN = 3 } : cell);
        var report = Build(Content() with { Result = result });

        Assert.Contains(Texts(report), text => text.StartsWith("Kommunens uppskattade poäng visas inte. Skälet är: Färre än 5", StringComparison.Ordinal));
        Assert.Contains(Decision(report), item => item.Contains("poäng för hela kommunen inte kan visas", StringComparison.Ordinal));
        Assert.Equal(SheetCell.Withheld, report.Blocks.OfType<ReportTable>().First().Table.Rows[0][1]);
    }

    [Fact]
    public void Build_Decisions_StandWithLevelReasonAndDissent()
    {
        var decision = new DecisionView(Part.SubArea("1.1"), 3, 12.4m, 20, 0.62, "Vi såg planen.", "Två ville ha nivå 2.", SampleReport.Written, "Anna", 1);
        var report = Build(Content() with { Decisions = [decision] });
        var row = report.Blocks.OfType<ReportTable>().Single(own => own.Caption == "Beslut om samsyn").Table.Rows.Single().Select(Text).ToList();

        Assert.StartsWith("1.1 ", row[0], StringComparison.Ordinal);
        Assert.Equal("Nivå 3, 12,4 av 20 poäng", row[1]);
        Assert.Equal("Vi såg planen.\nAvvikande mening: Två ville ha nivå 2.", row[2]);
        // The round of the sample is closed, not confirmed: what was decided is not in its numbers.
        Assert.Contains(Texts(report), text => text.StartsWith("Besluten ingår inte i rapportens siffror än", StringComparison.Ordinal));
    }

    [Fact]
    public void Build_Plan_NamesWhatIsLateAndWhoIsSilentInTheDecision()
    {
        var plan = SamplePlan.With(
            "Plan 2026",
            [
                SamplePlan.Action(1, ActionStatus.InProgress, late: true, "1.1", "2.1"),
                SamplePlan.Action(2, ActionStatus.Done, late: false, "2.1"),
                SamplePlan.Action(3, ActionStatus.Planned, late: false, "3.1"),
            ],
            SamplePlan.Row(1, FollowUpOutcome.Late), SamplePlan.Row(2, FollowUpOutcome.OnTrack), SamplePlan.Row(3, FollowUpOutcome.Silent));
        var report = Build(Content() with { Plans = [plan] });

        Assert.Contains("Nämnden noterar att 1 av 3 åtgärder i Plan 2026 är klara. Antal försenade: 1.", Decision(report));
        Assert.Contains(Decision(report), item => item.EndsWith("föreslå nya datum för dem. Det gäller åtgärd 1.", StringComparison.Ordinal));
        Assert.Contains(Decision(report), item => item.EndsWith("i den senaste uppföljningen. Det gäller åtgärd 3.", StringComparison.Ordinal));
        var actions = report.Blocks.OfType<ReportTable>().Single(own => own.Caption == "Åtgärder i Plan 2026").Table;
        Assert.Equal(["Pågår, 40\u00A0%. Försenad", "Klar", "Planerad"], actions.Rows.Select(row => Text(row[4])));
        var told = report.Blocks.OfType<ReportTable>().Single(own => own.Caption.StartsWith("Vad uppföljningen", StringComparison.Ordinal)).Table;
        Assert.Equal(["Åtgärd 1", "Åtgärd 3"], told.Rows.Select(row => Text(row[1])));
    }

    [Theory]
    [InlineData("sv", "Rapport från självvärderingen", "Bilaga: så är siffrorna framtagna")]
    [InlineData("en", "Report on the self-assessment", "Appendix: how the numbers were made")]
    public void Build_InLanguage_IsSetWithoutFaultsAndNeverCallsTheEstimateOfficial(string language, string title, string appendix)
    {
        var report = Build(Content(), language);
        using var package = SampleReport.Open(report);

        Assert.Equal(title, report.Title);
        Assert.Contains(report.Blocks, block => block is ReportHeading { Level: 1 } heading && heading.Text == appendix);
        Assert.Empty(SampleReport.Faults(package));
        Assert.All(report.Blocks.OfType<ReportChart>(), chart => Assert.NotEmpty(chart.Chart.Description));
        Assert.DoesNotContain(Texts(report), text => text.Contains("officiell uppskattning", StringComparison.OrdinalIgnoreCase) || text.Contains("official estimate", StringComparison.OrdinalIgnoreCase));
        // Where every number can be traced to.
        Assert.Contains(report.Blocks.OfType<ReportTable>().Last().Table.Rows, row => Text(row[1]) == "abc123");
    }

    [Fact]
    public void Build_Sections_FollowEachOtherExceptWhereAPageIsToBeLiftedOut()
    {
        var headings = Build(Content()).Blocks.OfType<ReportHeading>().Where(heading => heading.NewPage).Select(heading => heading.Text);

        Assert.Equal(["Sammanfattning", "Förslag till beslut", "Resultat per område", "Bilaga: så är siffrorna framtagna"], headings);
    }

    private static SteeringContent Content() => new("Karlskoga", SampleResult.Build("Våren 2026"), SampleReport.Written) { Today = new DateOnly(2026, 3, 21) };

    private static ReportDocument Build(SteeringContent content, string language = "sv") => new SteeringReport(TimeProvider.System).Build(content, CultureInfo.GetCultureInfo(language));

    private static List<string> Decision(ReportDocument report) => [.. report.Blocks.OfType<ReportList>().Single(list => list.Kind == ReportTextKind.Decision).Items];

    private static List<string> Texts(ReportDocument report) =>
        [.. report.Blocks.OfType<ReportParagraph>().Select(own => own.Text), .. report.Blocks.OfType<ReportList>().SelectMany(list => list.Items)];

    private static string Text(SheetCell cell) => new ReportNumbers("sv").Of(cell);
}
