using ClosedXML.Excel;
using Kompass.SelfAssess.App.Exports.Steering;
using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.TestKit.Workbooks;

namespace Kompass.SelfAssess.App.Tests.Exports.Steering;

/// <summary>The sheets of the action plan and of its follow-up.</summary>
public sealed class PlanSheetsTests
{
    private static readonly SteeringPlan One = SamplePlan.With(
        "Plan 2026",
        [
            SamplePlan.Action(1, ActionStatus.InProgress, late: true, "1.1", "2.3"),
            SamplePlan.Action(2, ActionStatus.Done, late: false, "2.1"),
            SamplePlan.Action(3, ActionStatus.Planned, late: false),
        ],
        SamplePlan.Row(1, FollowUpOutcome.Late), SamplePlan.Row(2, FollowUpOutcome.Done), SamplePlan.Row(3, FollowUpOutcome.Silent));

    private static readonly SteeringPlan Another = SamplePlan.With("Plan för kultur", [SamplePlan.Action(1, ActionStatus.Paused, late: true, "8.1")]);

    [Fact]
    public void Write_Plan_SaysOfEveryActionWhoWhenAndHowLate()
    {
        var expected = One.Actions[0].Id;
        using var workbook = Open(One with { Expected = new Dictionary<Guid, decimal> { [expected] = 3.25m } });
        var rows = workbook.RowsOf("Handlingsplan", 0);

        Assert.Equal(["1", "2", "3"], rows.Select(row => row["Nr"].GetString()));
        Assert.Equal(["1.1, 2.3", "2.1", "–"], rows.Select(row => row["Delområden"].GetString()));
        Assert.Equal(["Pågår", "Klar", "Planerad"], rows.Select(row => row["Status"].GetString()));
        // Seen on 22 November: 1 March is 266 days ago.
        Assert.Equal([266d, null, null], rows.Select(row => row["Dagar försenad"].IsEmpty() ? (double?)null : row["Dagar försenad"].GetDouble()));
        Assert.Equal([3.25, null, null], rows.Select(row => row["Väntad ökning"].TryGetValue(out double points) ? points : (double?)null));
    }

    [Fact]
    public void Write_PlanByArea_CountsEveryActionOnceAndAddsUp()
    {
        using var workbook = Open(One);
        var rows = workbook.RowsOf("Åtgärder per område");

        Assert.Equal(['1', '2', 'U'], rows.Select(row => row["Område"].GetString()[0]));
        Assert.Equal(One.Actions.Count, rows.Sum(row => new[] { "Klar", "Pågår", "Planerad" }.Sum(status => row[status].GetDouble())));
    }

    [Fact]
    public void Write_SeveralPlans_NamesThePlanInEveryRow()
    {
        using var workbook = Open(One, Another);

        Assert.Equal(["Plan 2026", "Plan 2026", "Plan 2026", "Plan för kultur"], workbook.RowsOf("Handlingsplan", 0).Select(row => row["Plan"].GetString()));
        Assert.Equal(["Plan 2026", "Plan för kultur"], workbook.RowsOf("Alla uppföljningar").Select(row => row["Plan"].GetString()));
        Assert.Equal(4, workbook.RowsOf("Åtgärder per område").Sum(row => row.Where(cell => cell.Key != "Område").Sum(cell => cell.Value.GetDouble())));
    }

    [Fact]
    public void Write_FollowUp_ShowsWhatTheLatestToldAndTheCounts()
    {
        using var workbook = Open(One);

        Assert.Equal(["Försenad", "Klar", "Inget svar"], workbook.RowsOf("Uppföljning", 0).Select(row => row["Utfall"].GetString()));
        var round = Assert.Single(workbook.RowsOf("Alla uppföljningar"));
        Assert.Equal((3d, 2d, 1d, 1d, 1d), (round["Åtgärder"].GetDouble(), round["Rapporterade"].GetDouble(), round["Klar"].GetDouble(), round["Försenad"].GetDouble(), round["Inget svar"].GetDouble()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Write_WideSheets_ArePrintedWithWhatCanBeRead(int plans)
    {
        using var workbook = plans == 1 ? Open(One) : Open(One, Another);

        foreach (var name in new[] { "Frågor", "Handlingsplan" })
        {
            var sheet = workbook.Worksheet(name);
            var area = Assert.Single(sheet.PageSetup.PrintAreas);
            var table = sheet.Tables.OrderBy(own => own.FirstRow().RowNumber()).First();
            Assert.True(area.LastRow().RowNumber() >= sheet.LastRowUsed()!.RowNumber());
            // A4 landscape takes some 130 characters of the size of the cells; under three quarters of that size nobody reads.
            Assert.InRange(sheet.Columns(1, area.LastColumn().ColumnNumber()).Sum(column => column.Width), 80, 150);
            Assert.True(area.LastColumn().ColumnNumber() < table.LastColumn().ColumnNumber());
        }

        Assert.Contains(workbook.Worksheet("Om").CellsUsed(), cell => cell.GetString() == "Utskrift");
    }

    [Theory]
    [InlineData("sv")]
    [InlineData("en")]
    public async Task Write_SheetOfSeveralPages_HasOneTableUnderTheHeaderThatEveryPageRepeats(string language)
    {
        var comparison = await SampleComparison.BuildAsync("Karlskoga", 2022);
        foreach (var result in new[] { comparison.Round, SteeringSample.Scored() })
        {
            using var workbook = SteeringSample.Open(SteeringSample.Write(SteeringSample.Content(result) with { Comparison = comparison, Plans = [One, Another] }, language));
            var several = workbook.Worksheets.Where(sheet => sheet.PageSetup.PagesTall != 1).ToList();

            Assert.InRange(several.Count, 8, 14);
            Assert.All(several, sheet => Assert.Single(sheet.Tables));
            Assert.All(several, sheet => Assert.Equal((5, 5), (sheet.PageSetup.FirstRowToRepeatAtTop, sheet.PageSetup.LastRowToRepeatAtTop)));
            Assert.All(workbook.Worksheets.Except(several), sheet => Assert.Equal(0, sheet.PageSetup.FirstRowToRepeatAtTop));
        }
    }

    private static XLWorkbook Open(params SteeringPlan[] plans) => SteeringSample.Open(SteeringSample.Write(SteeringSample.Content(SampleResult.Build()) with { Plans = plans }));
}
