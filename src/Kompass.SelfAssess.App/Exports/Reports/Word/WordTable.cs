using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Kompass.SelfAssess.App.Exports.Reports.Word;

/// <summary>
/// Real tables: header repeated on every page, rows that are not torn apart, numbers to the right, widths set by us. A short table stays
/// on one page, and of a long one no single row is left alone on either side of the break.
/// </summary>
internal sealed class WordTable(WordStyles styles, ReportNumbers numbers, int width)
{
    // What is larger than this would leave too much of a page empty.
    private const int ShortRows = 6;
    private const int ShortText = 90;

    // Twentieths of a point, of a header in bold and the margins of a cell.
    private const int LetterWidth = 105;
    private const int CellMargins = 140;

    public IEnumerable<OpenXmlElement> Write(ReportTable report)
    {
        var table = report.Table;
        var widths = Widths(table.Columns);
        var numeric = table.Columns.Select((_, column) => ReportNumbers.IsNumeric(table, column)).ToList();
        var written = new W.Table(
            new TableProperties(
                new W.TableStyle { Val = styles[WordStyle.Table] },
                new TableWidth { Width = $"{widths.Sum()}", Type = TableWidthUnitValues.Dxa },
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableLook { Val = "0420", FirstRow = true, LastRow = false, FirstColumn = false, LastColumn = false, NoHorizontalBand = true, NoVerticalBand = true },
                new TableCaption { Val = WordText.Clean(report.Caption) },
                new TableDescription { Val = WordText.Clean(Describe(table)) }),
            new TableGrid(widths.Select(own => new GridColumn { Width = $"{own}" })));
        written.Append(Row(
            table.Columns.Select((column, at) => Cell(widths[at], column.Header, WordStyle.TableHeading, numeric[at], keep: true)), header: true));
        var isShort = table.Rows.Count <= ShortRows && table.Rows.All(row => row.All(cell => cell is not TextCell { Value.Length: > ShortText }));
        for (var row = 0; row < table.Rows.Count; row++)
        {
            var cells = table.Rows[row];
            var keep = Keeps(row, table.Rows.Count, isShort);
            written.Append(Row(
                table.Columns.Select((_, at) => Cell(widths[at], numbers.Of(cells[at]), numeric[at] ? WordStyle.TableNumber : WordStyle.TableText, right: false, keep)),
                header: false));
        }

        // Two tables in a row would grow together, and space after a table is the next paragraph's.
        return [written, new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = styles[WordStyle.TableText] }))];
    }

    /// <summary>True for a row that stays on the page of the next.</summary>
    private static bool Keeps(int row, int rows, bool isShort) => row < rows - 1 && (isShort || row == 0 || row == rows - 2);

    private static TableRow Row(IEnumerable<TableCell> cells, bool header)
    {
        var properties = new TableRowProperties(new CantSplit());
        if (header)
        {
            properties.Append(new TableHeader());
        }

        return new TableRow([properties, .. cells]);
    }

    private TableCell Cell(int cellWidth, string text, WordStyle style, bool right, bool keep)
    {
        var properties = new ParagraphProperties(new ParagraphStyleId { Val = styles[style] });
        if (keep)
        {
            properties.KeepNext = new KeepNext();
        }

        if (right)
        {
            properties.Justification = new Justification { Val = JustificationValues.Right };
        }

        return new TableCell(
            new TableCellProperties(new TableCellWidth { Width = $"{cellWidth}", Type = TableWidthUnitValues.Dxa }),
            new Paragraph(properties, WordText.Lines(text)));
    }

    /// <summary>As the table says, but none so narrow that a word of its header is torn apart; the widest gives what the others lack, if it can.</summary>
    private int[] Widths(IReadOnlyList<TableColumn> columns)
    {
        var sum = columns.Sum(column => column.Width);
        int[] asked = [.. columns.Select(column => (int)(column.Width / sum * width))];
        int[] whole = [.. columns.Select((column, at) => Math.Max(asked[at], CellMargins + (LetterWidth * column.Header.Split(' ').Max(word => word.Length))))];
        var widest = Array.IndexOf(whole, whole.Max());
        var widths = whole[widest] + width - whole.Sum() >= asked[widest] / 2 ? whole : asked;
        widths[widest] += width - widths.Sum();
        return widths;
    }

    /// <summary>For whoever hears the table: what its columns are.</summary>
    private static string Describe(Table table) => string.Join(", ", table.Columns.Select(column => column.Header));
}
