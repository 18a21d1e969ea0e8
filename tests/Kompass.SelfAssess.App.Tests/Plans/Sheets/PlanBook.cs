using System.Globalization;
using ClosedXML.Excel;
using Kompass.SelfAssess.App.Imports;
using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.App.Plans.Sheets;

namespace Kompass.SelfAssess.App.Tests.Plans.Sheets;

/// <summary>The workbook of a plan in a test: written, changed by hand, read and compared.</summary>
internal static class PlanBook
{
    public static readonly DateTime Now = new(2026, 11, 24, 8, 30, 0, DateTimeKind.Utc);

    public static async Task<PlanPicture> PictureAsync(this PlanStage stage) =>
        (await stage.WithAsync((PlanPictures pictures) => pictures.ReadAsync(stage.Scene.PlanId, default)))!;

    public static async Task<byte[]> ExportAsync(this PlanStage stage, string language = "sv", params int[] numbers) =>
        PlanWorkbook.Write(await stage.PictureAsync(), numbers.Length > 0 ? numbers : null, Now, CultureInfo.GetCultureInfo(language));

    public static async Task<PlanDiff> CompareAsync(this PlanStage stage, byte[] file)
    {
        var (reading, faults) = PlanWorkbookReader.Read(file, stage.Scene.PlanId);
        Assert.Empty(faults);
        return PlanDiffer.Between(await stage.PictureAsync(), reading!, stage.Today);
    }

    public static async Task<Outcome<PlanImportOutcome>> ImportAsync(this PlanStage stage, byte[] file, ImportChoice choice, string? shown = null)
    {
        var reading = PlanWorkbookReader.Read(file, stage.Scene.PlanId).Reading!;
        var seal = shown ?? (await stage.CompareAsync(file)).Seal;
        return await stage.WithAsync((PlanImport import) => import.ImportAsync(stage.Scene.PlanId, reading, choice, seal, PlanStage.Anna, default));
    }

    public static byte[] Changed(byte[] file, Action<IXLWorksheet> change) => ChangedBook(file, book => change(book.Worksheets.First()));

    public static byte[] ChangedBook(byte[] file, Action<XLWorkbook> change)
    {
        using var workbook = new XLWorkbook(new MemoryStream(file));
        change(workbook);
        using var stream = new MemoryStream();
        workbook.SaveAs(stream);
        return stream.ToArray();
    }

    public static IXLCell At(this IXLWorksheet sheet, int row, PlanColumn column) => sheet.Cell(row, (int)column + 1);

    public static Task<int> AddUnitAsync(this PlanStage stage, string name) => stage.QueryAsync(async db =>
    {
        var unit = new Unit { OrganisationId = stage.OrganisationId, Name = name };
        db.Units.Add(unit);
        await db.SaveChangesAsync();
        return unit.Id;
    });
}
