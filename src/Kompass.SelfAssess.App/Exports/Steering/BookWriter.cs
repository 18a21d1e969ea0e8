using ClosedXML.Excel;
using Kompass.SelfAssess.App.Exports.Charts;

namespace Kompass.SelfAssess.App.Exports.Steering;

/// <summary>Writes sheets with the library for cells, styles and print set-up.</summary>
internal sealed class BookWriter(XLWorkbook workbook, BookStyles styles, SteeringTexts texts, string round)
{
    private const double TitleHeight = 30;
    private const double HeadingHeight = 24;
    private const double MarginInches = 0.5;
    private const int ScoreRows = 4;
    private const double ScoreRowHeight = 19;

    private readonly Dictionary<string, (Chart Chart, ChartCells Cells)> _charts = [];
    private readonly List<(BookMarks Marks, string Table, ChartPlace Place)> _pictures = [];
    private readonly List<BookMarks> _marks = [];

    /// <summary>What is left to do once all sheets have been written.</summary>
    public IReadOnlyList<BookMarks> Finish()
    {
        foreach (var (marks, table, place) in _pictures.Where(picture => _charts.ContainsKey(picture.Table)))
        {
            marks.Charts.Add((_charts[table].Chart, _charts[table].Cells, place));
        }

        return _marks;
    }

    public void Add(BookSheet content)
    {
        var pen = new SheetPen(workbook.AddWorksheet(content.Name), styles, texts.Language);
        var marks = new BookMarks(content.Name) { Formulas = pen.Formulas };
        pen.Text(1, 1, content.Title, Face.Title);
        pen.Sheet.Row(1).Height = TitleHeight;
        for (var line = 0; line < Math.Min(content.Lead.Count, BookSheet.LeadRows); line++)
        {
            pen.Text(line + 2, 1, content.Lead[line], Face.Lead);
        }

        var row = content.Score is { } score ? Score(pen, score) : BookSheet.HeaderRow;
        foreach (var block in content.Blocks)
        {
            row = Block(pen, marks, content, block, row) + 2;
        }

        Lay(pen.Sheet, content, row);
        SetUp(pen.Sheet, content);
        _marks.Add(marks);
    }

    private static void Lay(IXLWorksheet sheet, BookSheet content, int last)
    {
        if (content.Blocks is not [BookTable first, ..])
        {
            sheet.Column(1).Width = 100;
            return;
        }

        Widths(sheet, first);
        if (first.Columns.Any(column => column.ScreenOnly))
        {
            sheet.PageSetup.PrintAreas.Add(1, 1, last, first.Columns.Count(column => !column.ScreenOnly));
        }

        if (content.Score is null)
        {
            sheet.SheetView.Freeze(BookSheet.HeaderRow, content.FrozenColumns);
        }

        if (!content.OnePage)
        {
            sheet.PageSetup.SetRowsToRepeatAtTop(BookSheet.HeaderRow, BookSheet.HeaderRow);
        }
    }

    private static int Score(SheetPen pen, BookScore score)
    {
        var (first, last) = (BookSheet.HeaderRow, BookSheet.HeaderRow + ScoreRows - 1);
        pen.Put(first, 1, score.Number, Face.Score);
        pen.Sheet.Range(first, 1, last, 2).Merge();
        for (var line = 0; line < score.Sentences.Count; line++)
        {
            pen.Text(first + line, 3, score.Sentences[line], line == 0 ? Face.Lead : Face.Note);
        }

        for (var row = first; row <= last; row++)
        {
            pen.Sheet.Row(row).Height = ScoreRowHeight;
        }

        return last + 2;
    }

    /// <summary>A4, as wide as the page, with the round and the page below; nothing of it can be changed by mistake, all of it can be filtered.</summary>
    private void SetUp(IXLWorksheet sheet, BookSheet content)
    {
        sheet.ShowGridLines = false;
        var page = sheet.PageSetup;
        page.PaperSize = XLPaperSize.A4Paper;
        page.PageOrientation = content.Landscape ? XLPageOrientation.Landscape : XLPageOrientation.Portrait;
        page.FitToPages(1, content.OnePage ? 1 : 0);
        (page.Margins.Left, page.Margins.Right, page.Margins.Top, page.Margins.Bottom) = (MarginInches, MarginInches, MarginInches, 0.75);
        (page.Margins.Header, page.Margins.Footer) = (0.3, 0.3);
        // An ampersand begins a code in a footer.
        page.Footer.Left.AddText(round.Replace("&", "&&", StringComparison.Ordinal));
        page.Footer.Center.AddText(sheet.Name);
        page.Footer.Right.AddText(texts["Page"]);
        var protection = sheet.Protect();
        foreach (var allowed in new[]
                 {
                     XLSheetProtectionElements.SelectLockedCells, XLSheetProtectionElements.SelectUnlockedCells, XLSheetProtectionElements.AutoFilter, XLSheetProtectionElements.Sort,
                     XLSheetProtectionElements.FormatCells, XLSheetProtectionElements.FormatColumns, XLSheetProtectionElements.FormatRows, XLSheetProtectionElements.PivotTables,
                     XLSheetProtectionElements.EditObjects, XLSheetProtectionElements.EditScenarios,
                 })
        {
            protection.AllowElement(allowed);
        }
    }

    /// <returns>The last row that it takes.</returns>
    private int Block(SheetPen pen, BookMarks marks, BookSheet sheet, BookBlock block, int row)
    {
        if (block.Heading is { } heading)
        {
            pen.Text(row, 1, heading, Face.Heading);
            pen.Sheet.Row(row).Height = HeadingHeight;
            row++;
        }

        switch (block)
        {
            case BookNote note:
                pen.Text(row, 1, note.Text, Face.Note);
                return row;
            case BookPicture picture:
                _pictures.Add((marks, picture.Table, new ChartPlace(picture.FromColumn - 1, row - 1, picture.ToColumn, row - 1 + picture.Rows)));
                return row + picture.Rows - 1;
            case BookTable table:
                return Table(pen, marks, sheet, table, row);
            default:
                throw new ArgumentOutOfRangeException(nameof(block), block, "Unknown kind of block.");
        }
    }

    private int Table(SheetPen pen, BookMarks marks, BookSheet sheet, BookTable table, int header)
    {
        var right = table.Columns.Select((_, at) => IsNumeric(table, at)).ToArray();
        for (var at = 0; at < table.Columns.Count; at++)
        {
            pen.Text(header, table.FirstColumn + at, table.Columns[at].Header, Face.Header, right[at], wrap: true);
        }

        pen.Sheet.Row(header).Height = RowHeights.Header(table.Columns);

        for (var index = 0; index < table.Rows.Count; index++)
        {
            Row(pen, table, table.Rows[index], header + 1 + index, Face.Body, right);
            pen.Sheet.Row(header + 1 + index).Height = RowHeights.Body(table.Columns, table.Rows[index]);
        }

        var last = header + Math.Max(1, table.Rows.Count);
        Mark(pen.Sheet, marks, table, header, last);
        if (table.Total is { } total)
        {
            Row(pen, table, total, ++last, Face.Total, right);
            pen.Sheet.Row(last).Height = 20;
        }

        return table.Chart is { } chart ? Chart(marks, sheet.Name, table, chart, header, last) : last;
    }

    private static void Row(SheetPen pen, BookTable table, IReadOnlyList<BookCell> cells, int row, Face face, bool[] right)
    {
        for (var at = 0; at < cells.Count; at++)
        {
            pen.Put(row, table.FirstColumn + at, cells[at], face, table.Columns[at].Signed, right[at], wrap: !table.Columns[at].RunsOn);
        }
    }

    private static void Mark(IXLWorksheet sheet, BookMarks marks, BookTable table, int header, int last)
    {
        var range = sheet.Range(header, table.FirstColumn, last, table.FirstColumn + table.Columns.Count - 1).CreateTable(table.Id);
        range.Theme = XLTableTheme.None;
        range.ShowAutoFilter = table.Filter;
        marks.Tables.Add(table.Id, table.Description);
        for (var at = 0; at < table.Columns.Count; at++)
        {
            if (table.Columns[at].Bar)
            {
                var letter = XLHelper.GetColumnLetterFromNumber(table.FirstColumn + at);
                marks.Bars.Add($"{letter}{header + 1}:{letter}{last}");
            }
        }
    }

    private int Chart(BookMarks marks, string sheet, BookTable table, BookChart chart, int header, int last)
    {
        var top = chart.Below ? last + 2 : header;
        var end = Math.Max(last, top + chart.Rows);
        var (first, bottom) = (header + 1, header + table.Rows.Count);
        string Values(string column) => ChartCells.Range(sheet, first, table.PlaceOf(column), bottom, table.PlaceOf(column));
        var cells = new ChartCells(Values(chart.Categories), [.. chart.Series.Select(own => (ChartCells.Range(sheet, header, table.PlaceOf(own), header, table.PlaceOf(own)), Values(own)))]);
        _charts.Add(table.Id, (chart.Chart, cells));
        marks.Charts.Add((chart.Chart, cells, new ChartPlace(chart.FromColumn - 1, top - 1, chart.ToColumn, end)));
        return end;
    }

    private static bool IsNumeric(BookTable table, int column) =>
        table.Rows.Any(row => row[column].Content is NumberCell or Sign) && !table.Rows.Any(row => row[column].Content is TextCell { Value.Length: > 0 } or DateCell);

    private static void Widths(IXLWorksheet sheet, BookTable table)
    {
        for (var at = 0; at < table.Columns.Count; at++)
        {
            sheet.Column(table.FirstColumn + at).Width = table.Columns[at].Width;
        }
    }
}
