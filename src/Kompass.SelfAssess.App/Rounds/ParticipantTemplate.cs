using ClosedXML.Excel;
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

/// <summary>A workbook to fill in with people: headings, lists to choose from, and an example on a sheet of its own, where nobody sends it in.</summary>
public static class ParticipantTemplate
{
    private const int LaidOut = 500;

    private static readonly string[] Languages = ["sv", "en"];

    public static byte[] Write(TemplateWords words)
    {
        using var workbook = new XLWorkbook();
        WorkbookMark.Write(workbook, WorkbookKind.Participants);
        var list = workbook.AddWorksheet(words.ListSheet);
        var help = workbook.AddWorksheet(words.HelpSheet);
        Row(list, 1, words.Headings);
        list.Range(1, 1, 1, words.Headings.Count).Style.Font.Bold = true;
        list.SheetView.FreezeRows(1);
        list.Range(2, 1, LaidOut, words.Headings.Count).Style.NumberFormat.Format = "@";
        Row(help, 1, [words.ExampleHeading]);
        Row(help, 2, words.Headings);
        Row(help, 3, words.Example);
        help.Range(2, 1, 2, words.Headings.Count).Style.Font.Bold = true;
        help.Cell(1, 1).Style.Font.Bold = true;
        Choose(list, help, 3, 6, words.Headings[2], words.Groups);
        Choose(list, help, 4, 7, words.Headings[3], words.Units);
        Choose(list, help, 5, 8, words.Headings[4], Languages);
        foreach (var sheet in new[] { list, help })
        {
            sheet.Columns(1, 8).Width = 30;
        }

        list.SetTabActive();
        using var stream = new MemoryStream();
        workbook.SaveAs(stream);
        return stream.ToArray();
    }

    private static void Row(IXLWorksheet sheet, int row, IReadOnlyList<string> cells)
    {
        for (var at = 0; at < cells.Count; at++)
        {
            sheet.Cell(row, at + 1).SetValue(Frameworks.EditionWorkbook.Safe(cells[at]));
        }
    }

    /// <summary>Writes what may be chosen in a column of the help sheet and lets the list choose from it.</summary>
    private static void Choose(IXLWorksheet list, IXLWorksheet help, int column, int helpColumn, string heading, IReadOnlyList<string> choices)
    {
        if (choices.Count == 0)
        {
            return;
        }

        help.Cell(2, helpColumn).SetValue(heading).Style.Font.Bold = true;
        for (var at = 0; at < choices.Count; at++)
        {
            help.Cell(3 + at, helpColumn).SetValue(Frameworks.EditionWorkbook.Safe(choices[at]));
        }

        var rule = list.Range(2, column, LaidOut, column).SetDataValidation();
        rule.List(help.Range(3, helpColumn, 2 + choices.Count, helpColumn), inCellDropdown: true);
        rule.IgnoreBlanks = true;
        rule.ShowErrorMessage = false;
    }
}
