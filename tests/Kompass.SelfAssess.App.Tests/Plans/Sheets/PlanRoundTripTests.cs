using ClosedXML.Excel;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Imports;
using Kompass.SelfAssess.App.Plans.Sheets;
using Kompass.SelfAssess.TestKit.Workbooks;
using static Kompass.SelfAssess.App.Tests.Plans.Sheets.PlanBook;

namespace Kompass.SelfAssess.App.Tests.Plans.Sheets;

/// <summary>The actions of a plan to Excel, ten cells changed there, and back.</summary>
public sealed class PlanRoundTripTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task TenCellsEdited_AreExactlyTenChanges(bool savedElsewhere)
    {
        await using var stage = await PlanStage.CreateAsync(DatabaseProvider.Sqlite);
        var day = stage.Today.AddDays(40);
        var before = (await stage.PictureAsync()).Actions.ToDictionary(action => action.Number, action => action.Cells);
        var file = Changed(await stage.ExportAsync(), sheet =>
        {
            sheet.At(2, PlanColumn.Title).SetValue("Ny rubrik");
            sheet.At(2, PlanColumn.Description).SetValue("Två\nrader");
            sheet.At(2, PlanColumn.Priority).SetValue("Hög");
            sheet.At(2, PlanColumn.ExpectedGain).SetValue(7.25);
            sheet.At(2, PlanColumn.EffortDays).SetValue(12);
            sheet.At(3, PlanColumn.DueOn).SetValue(day.ToDateTime(default));
            sheet.At(3, PlanColumn.SubAreas).SetValue("1.1, 4.1");
            sheet.At(3, PlanColumn.SuccessMeasure).SetValue("'-5 % klagomål");
            sheet.At(4, PlanColumn.Percent).SetValue(45);
            sheet.At(4, PlanColumn.Links).SetValue("Underlag | https://example.se/a");
            sheet.Range(2, 1, sheet.LastRowUsed(XLCellsUsedOptions.Contents).RowNumber(), PlanColumns.All.Count).Sort($"{(int)PlanColumn.Number + 1} DESC");
        });
        var back = savedElsewhere ? await SavedElsewhere.ResaveAsync(file) : file;

        var diff = await stage.CompareAsync(back);

        Assert.Empty(diff.Rows.SelectMany(row => row.Faults));
        Assert.Equal((0, 0), (diff.Of(PlanRowKind.Missing).Count(), diff.Of(PlanRowKind.New).Count()));
        Assert.Equal(10, diff.Rows.Sum(row => row.Changes.Count));
        Assert.True((await stage.ImportAsync(back, ImportChoice.Stop)).Value!.Written);
        var after = (await stage.PictureAsync()).Actions.ToDictionary(action => action.Number, action => action.Cells);
        Assert.Equal(
            diff.Rows.SelectMany(row => row.Changes, (row, change) => (row.Number!.Value, change.Column, change.After)).OrderBy(change => (change.Value, change.Column)),
            before.SelectMany(action => PlanColumns.Edited.Where(column => after[action.Key][column] != action.Value[column]), (action, column) => (action.Key, column, after[action.Key][column])).OrderBy(change => (change.Key, change.column)));
        Assert.True((await stage.CompareAsync(await stage.ExportAsync())).IsEmpty);
    }
}
