using System.Globalization;
using ClosedXML.Excel;

namespace Kompass.SelfAssess.App.Exports.Steering;

/// <summary>
/// The workbook of a steering group: numbers that are computed in front of the reader's eyes and stand there all the same, charts, and what the
/// numbers mean.
/// </summary>
public sealed class SteeringWorkbook(TimeProvider clock)
{
    /// <param name="content">What may be shown.</param>
    /// <param name="culture">Language of sheets, headers and names.</param>
    /// <param name="stream">Where it goes.</param>
    public void Write(SteeringContent content, CultureInfo culture, Stream stream)
    {
        var texts = new SteeringTexts(culture);
        using var file = new MemoryStream();
        IReadOnlyList<BookMarks> marks;
        using (var workbook = new XLWorkbook())
        using (var styles = new BookStyles())
        {
            marks = Write(workbook, styles, content, texts);
            workbook.SaveAs(file, new SaveOptions { ValidatePackage = false });
        }

        BookFinish.Complete(file, marks, culture.Name);
        file.Position = 0;
        file.CopyTo(stream);
    }

    private IReadOnlyList<BookMarks> Write(XLWorkbook workbook, BookStyles styles, SteeringContent content, SteeringTexts texts)
    {
        var round = content.Result.Round.Name;
        workbook.Properties.Title = texts.Format("FileTitle", round);
        workbook.Properties.Author = content.Organisation;
        workbook.Properties.Subject = texts["NotOfficial"];
        workbook.Properties.Company = content.Organisation;
        var writer = new BookWriter(workbook, styles, texts, round);
        var parts = Sheets(content, texts, writer);
        Name(workbook, texts, parts);
        return writer.Finish();
    }

    private PartSheets Sheets(SteeringContent content, SteeringTexts texts, BookWriter writer)
    {
        var numbers = new SteeringNumbers(content);
        var parts = new PartSheets(content, numbers, texts);
        var split = new SplitSheet(content, numbers, texts);
        var plan = new PlanSheet(content, texts);
        IEnumerable<BookSheet> sheets =
        [
            new OverviewSheet(content, numbers, parts, split, plan, texts).Build(),
            .. parts.All(),
            .. new SliceSheets(content, texts).All(),
            .. new CompareSheet(content, texts).All(),
            .. split.All(),
            .. plan.All(),
            .. new FollowUpSheet(content, texts).All(),
            new AboutSheet(content, texts, clock).Build(),
        ];
        foreach (var sheet in sheets)
        {
            writer.Add(sheet);
        }

        return parts;
    }

    /// <summary>Names for formulas of the reader's own.</summary>
    private static void Name(XLWorkbook workbook, SteeringTexts texts, PartSheets parts)
    {
        workbook.NamedRanges.Add(texts["NameTotal"], parts.TotalCell("points"));
        workbook.NamedRanges.Add(texts["NameAreas"], parts.Areas.Range(parts.AreasName, "points"));
        workbook.NamedRanges.Add(texts["NameSubAreas"], parts.SubAreas.Range(parts.SubAreasName, "points"));
        workbook.NamedRanges.Add(texts["NameContributions"], parts.Questions.Range(parts.QuestionsName, "contribution"));
    }
}
