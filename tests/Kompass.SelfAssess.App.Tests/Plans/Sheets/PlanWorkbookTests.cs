using System.Globalization;
using System.IO.Compression;
using System.Text;
using ClosedXML.Excel;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.App.Plans.Sheets;
using Kompass.SelfAssess.Domain.Plans;
using static Kompass.SelfAssess.App.Tests.Plans.Sheets.PlanBook;

namespace Kompass.SelfAssess.App.Tests.Plans.Sheets;

/// <summary>The workbook of a plan's actions, and what such files may be like when they come back.</summary>
public sealed class PlanWorkbookTests : IAsyncLifetime
{
    private PlanStage _stage = null!;

    public async Task InitializeAsync()
    {
        _stage = await PlanStage.CreateAsync(DatabaseProvider.Sqlite);
        var unit = await _stage.AddUnitAsync("Miljökontoret");
        Assert.True((await _stage.ChangeAsync(_stage.Scene.Actions[0], content => content with
        {
            Description = "=HYPERLINK(\"http://x.example\")\nandra raden",
            SuccessMeasure = "-5 % klagomål",
            UnitId = unit,
            Priority = ActionPriority.High,
            StartsOn = _stage.Today,
            ExpectedGain = 7.5m,
            Status = ActionStatus.InProgress,
            Percent = 30,
            Targets = [.. content.Targets, TargetContent.At("4.1"), TargetContent.At("2.3.c", 2, 4)],
            Links = [new LinkContent("Underlag", "https://example.se/a"), new LinkContent("", "https://example.se/plan")],
            DependsOn = [3, 2],
        })).Done);
    }

    public async Task DisposeAsync() => await _stage.DisposeAsync();

    [Theory]
    [InlineData("sv", "Åtgärder", "Om", "Pågår", "Hög")]
    [InlineData("en", "Actions", "About", "In progress", "High")]
    public async Task Write_HasRealValues_ListsHiddenIdsAndNoFormula(string language, string actions, string about, string status, string priority)
    {
        using var book = new XLWorkbook(new MemoryStream(await _stage.ExportAsync(language)));
        var sheet = book.Worksheet(actions);

        Assert.Equal(XLDataType.DateTime, sheet.At(2, PlanColumn.StartsOn).DataType);
        Assert.Equal(7.5, sheet.At(2, PlanColumn.ExpectedGain).GetDouble());
        Assert.Equal(30, sheet.At(2, PlanColumn.Percent).GetDouble());
        Assert.Equal((status, priority), (sheet.At(2, PlanColumn.Status).GetString(), sheet.At(2, PlanColumn.Priority).GetString()));
        Assert.Equal("'=HYPERLINK(\"http://x.example\")\nandra raden", sheet.At(2, PlanColumn.Description).GetString());
        Assert.Equal("'-5 % klagomål", sheet.At(2, PlanColumn.SuccessMeasure).GetString());
        Assert.Equal("2, 3", sheet.At(2, PlanColumn.DependsOn).GetString());
        Assert.DoesNotContain(book.Worksheets.SelectMany(one => one.CellsUsed()), cell => cell.HasFormula);
        Assert.Equal([true, true, true, false], Enumerable.Range(1, 4).Select(column => sheet.Column(column).IsHidden));
        Assert.Equal((1, 5), (sheet.SheetView.SplitRow, sheet.SheetView.SplitColumn));
        Assert.True(sheet.AutoFilter.IsEnabled);
        Assert.Equal(4, sheet.DataValidations.Count());
        Assert.All(PlanColumns.All, column => Assert.Equal(1, sheet.Row(1).CellsUsed().Count(cell => cell.GetString() == PlanSheets.Of(CultureInfo.GetCultureInfo(language)).Header(column))));
        Assert.Equal(_stage.Scene.PlanId.ToString("N"), book.Worksheet(about).Cell(3, 2).GetString());
        Assert.Equal("1, 2, 3, 4, 5, 6", book.Worksheet(about).Cell(7, 2).GetString());
        Assert.Equal(64, book.Worksheet(about).Cell(8, 2).GetString().Length);
        Assert.Equal(XLWorksheetVisibility.Hidden, book.Worksheets.Last().Visibility);
    }

    [Theory]
    [InlineData("sv")]
    [InlineData("en")]
    public async Task Read_WhatWasWritten_ChangesNothing(string language)
    {
        var diff = await _stage.CompareAsync(await _stage.ExportAsync(language));

        Assert.Equal(6, diff.Rows.Count);
        Assert.All(diff.Rows, row => Assert.Equal((PlanRowKind.Unchanged, 0, 0), (row.Kind, row.Changes.Count, row.Faults.Count)));
        Assert.Equal(new DateTime(2026, 11, 24, 9, 30, 0), diff.Exported);
    }

    [Theory]
    [InlineData("sv")]
    [InlineData("en")]
    public async Task Read_SavedAsTextWithSemicolons_ChangesNothing_AndTellsAChange(string language)
    {
        var file = await _stage.ExportAsync(language);

        var same = await _stage.CompareAsync(Text(file));
        Assert.Empty(same.Rows.SelectMany(row => row.Faults));
        Assert.All(same.Rows, row => Assert.Equal(PlanRowKind.Unchanged, row.Kind));
        var diff = await _stage.CompareAsync(Text(Changed(file, sheet => sheet.At(3, PlanColumn.ExpectedGain).SetValue("4,25"))));
        Assert.Equal([new PlanCellChange(PlanColumn.ExpectedGain, "", "4.25")], Assert.Single(diff.Of(PlanRowKind.Changed)).Changes);
    }

    [Fact]
    public async Task Write_OfAFilter_IsNotMissingTheOthers()
    {
        var diff = await _stage.CompareAsync(await _stage.ExportAsync("sv", 2, 5));

        Assert.Equal([2, 5], diff.Rows.Select(row => row.Number));
        Assert.All(diff.Rows, row => Assert.Equal(PlanRowKind.Unchanged, row.Kind));
    }

    [Fact]
    public async Task Read_TenCellsChanged_AreExactlyThoseTenChanges()
    {
        var file = Changed(await _stage.ExportAsync(), sheet =>
        {
            sheet.At(2, PlanColumn.Title).SetValue("Påverka i klimatfrågan");
            sheet.At(2, PlanColumn.Percent).SetValue(45);
            sheet.At(3, PlanColumn.Description).SetValue("Därför\natt");
            sheet.At(3, PlanColumn.Owner).SetValue("Ägare 3");
            sheet.At(4, PlanColumn.Status).SetValue("Pausad");
            sheet.At(4, PlanColumn.DueOn).SetValue(new DateTime(2027, 9, 30));
            sheet.At(5, PlanColumn.Unit).SetValue("Miljökontoret");
            sheet.At(5, PlanColumn.Questions).SetValue("2.1.a, 2.1.b");
            sheet.At(6, PlanColumn.DependsOn).SetValue("1; 4");
            sheet.At(7, PlanColumn.Links).SetValue("Sida | https://example.se/x");
        });

        var diff = await _stage.CompareAsync(file);

        Assert.Equal(
            [
                (1, PlanColumn.Title, "Åtgärd 1", "Påverka i klimatfrågan"),
                (1, PlanColumn.Percent, "30", "45"),
                (2, PlanColumn.Description, "", "Därför\natt"),
                (2, PlanColumn.Owner, "Ägare 1 (agare1@example.se)", "Ägare 3 (agare3@example.se)"),
                (3, PlanColumn.DueOn, _stage.Today.AddMonths(3).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "2027-09-30"),
                (3, PlanColumn.Status, "Planned", "Paused"),
                (4, PlanColumn.Questions, "2.1.a", "2.1.a, 2.1.b"),
                (4, PlanColumn.Unit, "", "Miljökontoret"),
                (5, PlanColumn.DependsOn, "", "1, 4"),
                (6, PlanColumn.Links, "", "Sida | https://example.se/x"),
            ],
            diff.Rows.SelectMany(row => row.Changes, (row, change) => (row.Number!.Value, change.Column, change.Before, change.After)));
        Assert.All(diff.Rows, row => Assert.Equal(PlanRowKind.Changed, row.Kind));
        Assert.True(diff.IsPlain);
    }

    public static TheoryData<PlanColumn, string, PlanSheetFaultKind> BadValues { get; } = new()
    {
        { PlanColumn.Title, "", PlanSheetFaultKind.TitleMissing },
        { PlanColumn.Title, new string('x', 161), PlanSheetFaultKind.TooLong },
        { PlanColumn.SubAreas, "9.9", PlanSheetFaultKind.UnknownSubArea },
        { PlanColumn.Questions, "1.1.z", PlanSheetFaultKind.UnknownQuestion },
        { PlanColumn.OwnerEmail, "ingen adress", PlanSheetFaultKind.EmailBad },
        { PlanColumn.OwnerEmail, "ny@example.se", PlanSheetFaultKind.OwnerAddressElsewhere },
        { PlanColumn.Owner, "Någon Ny", PlanSheetFaultKind.OwnerNameAndAddress },
        { PlanColumn.Unit, "Rymdkontoret", PlanSheetFaultKind.UnknownUnit },
        { PlanColumn.Priority, "Genast", PlanSheetFaultKind.NotPriority },
        { PlanColumn.Priority, "", PlanSheetFaultKind.NotPriority },
        { PlanColumn.Status, "Kanske", PlanSheetFaultKind.NotStatus },
        { PlanColumn.EffortDays, "2,5", PlanSheetFaultKind.NotWhole },
        { PlanColumn.EffortDays, "-3", PlanSheetFaultKind.NotWhole },
        { PlanColumn.Percent, "150", PlanSheetFaultKind.NotPercent },
        { PlanColumn.Percent, "", PlanSheetFaultKind.NotPercent },
        { PlanColumn.ExpectedGain, "många", PlanSheetFaultKind.NotNumber },
        { PlanColumn.DueOn, "i vår", PlanSheetFaultKind.NotDate },
        { PlanColumn.DueOn, "2027-02-30", PlanSheetFaultKind.NotDate },
        { PlanColumn.DueOn, "2020-01-01", PlanSheetFaultKind.DueInThePast },
        { PlanColumn.StartsOn, "2031-01-01", PlanSheetFaultKind.StartAfterDue },
        { PlanColumn.Links, "javascript:alert(1)", PlanSheetFaultKind.NotLink },
        { PlanColumn.DependsOn, "tvåan", PlanSheetFaultKind.NotNumbers },
        { PlanColumn.DependsOn, "77", PlanSheetFaultKind.UnknownNumber },
        { PlanColumn.DependsOn, "4", PlanSheetFaultKind.DependsOnItself },
    };

    [Theory]
    [MemberData(nameof(BadValues))]
    public async Task Read_BadValue_RefusesItsRowAndNamesTheCell(PlanColumn column, string value, PlanSheetFaultKind expected)
    {
        var diff = await _stage.CompareAsync(Changed(await _stage.ExportAsync(), sheet => sheet.At(5, column).SetValue(value)));

        var row = Assert.Single(diff.Of(PlanRowKind.Refused));
        var fault = Assert.Single(row.Faults);
        var place = expected == PlanSheetFaultKind.StartAfterDue ? PlanColumn.DueOn : expected == PlanSheetFaultKind.OwnerNameAndAddress ? PlanColumn.OwnerEmail : column;
        Assert.Equal((4, expected, $"Åtgärder!{XLHelper.GetColumnLetterFromNumber((int)place + 1)}5"), (row.Number, fault.Kind, fault.Cell));
        Assert.Equal(5, diff.Of(PlanRowKind.Unchanged).Count());
        Assert.Equal(0, diff.Writable);
    }

    [Fact]
    public async Task Read_FormulasErrorsAndDates_AreRefusedInTheirCells()
    {
        var diff = await _stage.CompareAsync(Changed(await _stage.ExportAsync(), sheet =>
        {
            sheet.At(2, PlanColumn.Title).FormulaA1 = "1+1";
            sheet.At(3, PlanColumn.Owner).SetValue("#REF!");
            sheet.At(4, PlanColumn.SubAreas).SetValue(new DateTime(2026, 1, 10)).Style.DateFormat.Format = "yyyy-mm-dd";
            sheet.At(5, PlanColumn.Percent).SetValue(0.4).Style.NumberFormat.Format = "0%";
            sheet.At(6, PlanColumn.DueOn).SetValue(new DateTime(2027, 12, 1).ToOADate()).Style.NumberFormat.Format = "0";
        }));

        Assert.Equal(
            [(1, PlanSheetFaultKind.Formula), (2, PlanSheetFaultKind.ErrorValue), (3, PlanSheetFaultKind.BecameDate)],
            diff.Of(PlanRowKind.Refused).Select(row => (row.Number!.Value, row.Faults.Single().Kind)));
        Assert.Equal(["40", "2027-12-01"], diff.Of(PlanRowKind.Changed).Select(row => row.Changes.Single().After));
    }

    [Fact]
    public async Task Read_RowsDeletedCopiedMixedUpOrWithoutId_AreToldApart()
    {
        var diff = await _stage.CompareAsync(Changed(await _stage.ExportAsync(), sheet =>
        {
            sheet.At(2, PlanColumn.Id).SetValue("någonting annat");
            sheet.At(3, PlanColumn.Number).SetValue(4);
            sheet.At(4, PlanColumn.Id).SetValue(sheet.At(5, PlanColumn.Id).GetString());
            sheet.At(6, PlanColumn.Id).Clear(XLClearOptions.Contents);
            sheet.Row(7).Delete();
        }));

        Assert.Equal(
            [PlanSheetFaultKind.UnknownId, PlanSheetFaultKind.IdAndNumberDiffer, PlanSheetFaultKind.DuplicateId, PlanSheetFaultKind.DuplicateId, PlanSheetFaultKind.NumberWithoutId],
            diff.Of(PlanRowKind.Refused).Select(row => row.Faults.Single().Kind));
        Assert.Equal("Åtgärder!2", diff.Of(PlanRowKind.Refused).First().Faults[0].Cell);
        Assert.Equal([1, 3, 6], diff.Of(PlanRowKind.Missing).Select(row => row.Number));
        Assert.Equal(0, diff.Writable);
    }

    [Fact]
    public async Task Read_Owners_BelongByNameOrAddress_AndNewOnesAreProposedOnce()
    {
        var diff = await _stage.CompareAsync(Changed(await _stage.ExportAsync(), sheet =>
        {
            sheet.At(2, PlanColumn.OwnerEmail).SetValue("AGARE2@example.se");
            sheet.At(3, PlanColumn.Owner).Clear(XLClearOptions.Contents);
            Owner(sheet, 4, "Nils Ny", "nils@example.se");
            Owner(sheet, 5, "nils ny", "nils@example.se");
            Owner(sheet, 6, "Ägare 1", "");
            Owner(sheet, 7, "Fel Namn", "agare1@example.se");
        }));

        Assert.Equal(
            ["Ägare 2 (agare2@example.se)", "", "Nils Ny (nils@example.se)", "Nils Ny (nils@example.se)", "Ägare 1 (agare1@example.se)"],
            diff.Of(PlanRowKind.Changed).Select(row => row.Changes.Single().After));
        Assert.Equal([new NewOwner("Nils Ny", "nils@example.se")], diff.NewOwners);
        Assert.Equal(PlanSheetFaultKind.OwnerNameAndAddress, diff.Of(PlanRowKind.Refused).Single().Faults.Single().Kind);
    }

    [Fact]
    public async Task Read_Circle_IsRefusedInBothRows_ChangingPlacesIsNot()
    {
        var circle = await _stage.CompareAsync(Changed(await _stage.ExportAsync(), sheet =>
        {
            sheet.At(5, PlanColumn.DependsOn).SetValue("5");
            sheet.At(6, PlanColumn.DependsOn).SetValue("4");
        }));
        var turned = await _stage.CompareAsync(Changed(await _stage.ExportAsync(), sheet =>
        {
            sheet.At(2, PlanColumn.DependsOn).SetValue("3");
            sheet.At(3, PlanColumn.DependsOn).SetValue("1");
        }));

        Assert.Equal([4, 5], circle.Of(PlanRowKind.Refused).Select(row => row.Number));
        Assert.All(circle.Of(PlanRowKind.Refused), row => Assert.Equal(PlanSheetFaultKind.DependencyCircle, row.Faults.Single().Kind));
        Assert.Equal([1, 2], turned.Of(PlanRowKind.Changed).Select(row => row.Number));
    }

    [Theory]
    [InlineData("sheet", PlanSheetFaultKind.MissingSheet, "Åtgärder / Actions")]
    [InlineData("about", PlanSheetFaultKind.MissingSheet, "Om / About")]
    [InlineData("header", PlanSheetFaultKind.MissingColumn, "Ansvarig / Owner")]
    [InlineData("hidden", PlanSheetFaultKind.MissingColumn, "Id")]
    [InlineData("twice", PlanSheetFaultKind.DuplicateColumn, "Status")]
    [InlineData("merged", PlanSheetFaultKind.MergedCells, "Åtgärder!F2:F3")]
    [InlineData("plan", PlanSheetFaultKind.OtherPlan, "Handlingsplan 2027")]
    [InlineData("rows", PlanSheetFaultKind.OtherPlan, "")]
    [InlineData("many", PlanSheetFaultKind.TooManyRows, "1000")]
    public async Task Read_SpoiledWorkbook_IsRefusedAsAWhole(string how, PlanSheetFaultKind expected, string detail)
    {
        var (reading, faults) = PlanWorkbookReader.Read(ChangedBook(await _stage.ExportAsync(), book => Spoil(book, how)), _stage.Scene.PlanId);

        Assert.Null(reading);
        Assert.Equal((expected, detail), (Assert.Single(faults).Kind, faults[0].Detail));
    }

    [Fact]
    public async Task Read_OtherFiles_AreRefusedAsWhatTheyAre()
    {
        var file = await _stage.ExportAsync();

        Assert.Equal(PlanSheetFaultKind.File, KindOf(Zip(file, "xl/vbaProject.bin", 10)));
        Assert.Equal(PlanSheetFaultKind.NotSheet, KindOf("namn;något annat\n1;2"u8.ToArray()));
    }

    private PlanSheetFaultKind KindOf(byte[] file, bool all = false)
    {
        var (reading, faults) = PlanWorkbookReader.Read(file, _stage.Scene.PlanId);
        Assert.Null(reading);
        return all ? faults[0].Kind : Assert.Single(faults).Kind;
    }

    private static void Owner(IXLWorksheet sheet, int row, string name, string email)
    {
        sheet.At(row, PlanColumn.Owner).SetValue(name);
        sheet.At(row, PlanColumn.OwnerEmail).SetValue(email);
    }

    private static void Spoil(XLWorkbook book, string how)
    {
        var sheet = book.Worksheets.First();
        switch (how)
        {
            case "sheet":
                sheet.Name = "Blad1";
                break;
            case "about":
                book.Worksheet("Om").Delete();
                break;
            case "header":
                sheet.At(1, PlanColumn.Owner).SetValue("Vem");
                break;
            case "hidden":
                sheet.At(1, PlanColumn.Id).Clear(XLClearOptions.Contents);
                break;
            case "twice":
                sheet.Cell(1, 30).SetValue("Status");
                break;
            case "merged":
                sheet.Range("F2:F3").Merge();
                break;
            case "plan":
                book.Worksheet("Om").Cell(3, 2).SetValue(Guid.NewGuid().ToString("N"));
                break;
            case "rows":
                sheet.At(3, PlanColumn.Id).SetValue(PlanSheets.IdOf(Guid.NewGuid(), Guid.NewGuid()));
                break;
            default:
                sheet.At(1500, PlanColumn.Title).SetValue("Långt ned");
                break;
        }
    }

    private static byte[] Zip(byte[] file, string name, int bytes)
    {
        using var stream = new MemoryStream();
        stream.Write(file);
        using (var zip = new ZipArchive(stream, file.Length > 0 ? ZipArchiveMode.Update : ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry(name).Open();
            entry.Write(new byte[bytes]);
        }

        return stream.ToArray();
    }

    /// <summary>What a spreadsheet program makes of the first sheet when it saves it as text.</summary>
    private static byte[] Text(byte[] file)
    {
        using var book = new XLWorkbook(new MemoryStream(file));
        var sheet = book.Worksheets.First();
        var lines = Enumerable.Range(1, 7).Select(row => string.Join(';', PlanColumns.All.Select(column => sheet.At(row, column)).Select(cell =>
            "\"" + (cell.DataType switch
            {
                XLDataType.Number => cell.GetDouble().ToString(CultureInfo.GetCultureInfo("sv")),
                XLDataType.DateTime => cell.GetDateTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                _ => cell.GetString(),
            }).Replace("\"", "\"\"", StringComparison.Ordinal) + "\"")));
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(string.Join("\r\n", lines))];
    }
}
