using ClosedXML.Excel;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Imports;

namespace Kompass.SelfAssess.App.Rounds;

/// <summary>The words of the template, in the reader's language.</summary>
/// <param name="ListSheet">Name of the sheet to fill in.</param>
/// <param name="HelpSheet">Name of the sheet with the example and what may be chosen.</param>
/// <param name="Headings">Name, e-mail, group, unit and language.</param>
/// <param name="Example">One row as it may look.</param>
/// <param name="ExampleHeading">Says that it is one.</param>
/// <param name="Groups">Groups that are invited by name.</param>
/// <param name="Units">Units of the round.</param>
public sealed record TemplateWords(
    string ListSheet,
    string HelpSheet,
    IReadOnlyList<string> Headings,
    IReadOnlyList<string> Example,
    string ExampleHeading,
    IReadOnlyList<string> Groups,
    IReadOnlyList<string> Units);

/// <summary>The people of a round, where the template is written with them.</summary>
/// <param name="People">Each with the name of the group in <see cref="ExportedParticipant.GroupKey"/>'s place, as the file is to show it.</param>
/// <param name="IdHeadings">Headings of the two hidden columns.</param>
/// <param name="AboutSheet">Name of the sheet about the file.</param>
/// <param name="About">What it says: label and text.</param>
public sealed record TemplateContent(
    IReadOnlyList<(ExportedParticipant Person, string Group)> People,
    IReadOnlyList<string> IdHeadings,
    string AboutSheet,
    IReadOnlyList<(string Label, string Text)> About);

/// <summary>
/// A workbook to fill in with people: headings, lists to choose from, and an example on a sheet of its own, where nobody sends it in. With people
/// in it, each has a hidden id, and what is changed is told from what stays when it is read in again.
/// </summary>
public static class ParticipantTemplate
{
    private const int LaidOut = 500;
    private const int SpareRows = 100;

    private static readonly string[] Languages = ["sv", "en"];

    public static byte[] Write(TemplateWords words, TemplateContent? content = null)
    {
        using var workbook = new XLWorkbook();
        WorkbookMark.Write(workbook, WorkbookKind.Participants);
        var list = workbook.AddWorksheet(words.ListSheet);
        if (content is not null)
        {
            WriteAbout(workbook.AddWorksheet(content.AboutSheet), content.About);
        }

        var help = workbook.AddWorksheet(words.HelpSheet);
        var hidden = content?.IdHeadings.Count ?? 0;
        var columns = hidden + words.Headings.Count;
        var last = Math.Max(LaidOut, (content?.People.Count ?? 0) + 1 + SpareRows);
        Row(list, 1, [.. content?.IdHeadings ?? [], .. words.Headings]);
        list.Range(1, 1, 1, columns).Style.Font.Bold = true;
        list.Range(2, 1, last, columns).Style.NumberFormat.Format = "@";
        WriteHelp(help, words);
        Choose(list, help, hidden + 3, last, 6, words.Headings[2], words.Groups);
        Choose(list, help, hidden + 4, last, 7, words.Headings[3], words.Units);
        Choose(list, help, hidden + 5, last, 8, words.Headings[4], Languages);
        list.Columns(1, columns).Width = 30;
        if (content is not null)
        {
            WritePeople(list, content, columns);
        }
        else
        {
            list.SheetView.FreezeRows(1);
        }

        list.SetTabActive();
        using var stream = new MemoryStream();
        workbook.SaveAs(stream);
        return stream.ToArray();
    }

    private static void WritePeople(IXLWorksheet list, TemplateContent content, int columns)
    {
        for (var at = 0; at < content.People.Count; at++)
        {
            var (person, group) = content.People[at];
            Row(list, at + 2, [person.Id, person.Check, person.Name, person.Email, group, person.Unit, person.Language]);
        }

        list.Columns(1, content.IdHeadings.Count).Hide();
        list.SheetView.Freeze(1, content.IdHeadings.Count + 1);
        // The hidden columns too: rows that are sorted take their ids along.
        list.Range(1, 1, Math.Max(2, content.People.Count + 1), columns).SetAutoFilter();
        list.PageSetup.PaperSize = XLPaperSize.A4Paper;
        list.PageSetup.PageOrientation = XLPageOrientation.Landscape;
        list.PageSetup.FitToPages(1, 0);
        list.PageSetup.SetRowsToRepeatAtTop(1, 1);
    }

    private static void WriteAbout(IXLWorksheet sheet, IReadOnlyList<(string Label, string Text)> about)
    {
        for (var at = 0; at < about.Count; at++)
        {
            Row(sheet, at + 1, [about[at].Label, about[at].Text]);
        }

        sheet.Column(1).Width = 24;
        sheet.Column(2).Width = 90;
        sheet.Column(1).Style.Font.Bold = true;
        var body = sheet.Range(1, 1, Math.Max(1, about.Count), 2);
        body.Style.Alignment.WrapText = true;
        body.Style.Alignment.Vertical = XLAlignmentVerticalValues.Top;
    }

    private static void WriteHelp(IXLWorksheet help, TemplateWords words)
    {
        Row(help, 1, [words.ExampleHeading]);
        Row(help, 2, words.Headings);
        Row(help, 3, words.Example);
        help.Range(2, 1, 2, words.Headings.Count).Style.Font.Bold = true;
        help.Cell(1, 1).Style.Font.Bold = true;
        help.Columns(1, 8).Width = 30;
    }

    private static void Row(IXLWorksheet sheet, int row, IReadOnlyList<string> cells)
    {
        for (var at = 0; at < cells.Count; at++)
        {
            sheet.Cell(row, at + 1).SetValue(EditionWorkbook.Safe(cells[at]));
        }
    }

    /// <summary>Writes what may be chosen in a column of the help sheet and lets the list choose from it.</summary>
    private static void Choose(IXLWorksheet list, IXLWorksheet help, int column, int last, int helpColumn, string heading, IReadOnlyList<string> choices)
    {
        if (choices.Count == 0)
        {
            return;
        }

        help.Cell(2, helpColumn).SetValue(heading).Style.Font.Bold = true;
        for (var at = 0; at < choices.Count; at++)
        {
            help.Cell(3 + at, helpColumn).SetValue(EditionWorkbook.Safe(choices[at]));
        }

        var rule = list.Range(2, column, last, column).SetDataValidation();
        rule.List(help.Range(3, helpColumn, 2 + choices.Count, helpColumn), inCellDropdown: true);
        rule.IgnoreBlanks = true;
        rule.ShowErrorMessage = false;
    }
}
