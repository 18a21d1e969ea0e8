using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Kompass.SelfAssess.App.Exports.Reports.Word;

/// <summary>Real tables: header repeated on every page, rows that are not torn apart, numbers to the right, widths set by us.</summary>
internal sealed class WordTable(WordStyles styles, ReportNumbers numbers, int width)
{
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
            table.Columns.Select((column, at) => Cell(widths[at], column.Header, WordStyle.TableHeading, numeric[at])), header: true));
        for (var row = 0; row < table.Rows.Count; row++)
        {
            var cells = table.Rows[row];
            written.Append(Row(
                table.Columns.Select((_, at) => Cell(widths[at], numbers.Of(cells[at]), numeric[at] ? WordStyle.TableNumber : WordStyle.TableText, right: false)),
                header: false));
        }

        // Two tables in a row would grow together, and space after a table is the next paragraph's.
        return [written, new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = styles[WordStyle.TableText] }))];
    }

    private static TableRow Row(IEnumerable<TableCell> cells, bool header)
    {
        var properties = new TableRowProperties(new CantSplit());
        if (header)
        {
            properties.Append(new TableHeader());
        }

        return new TableRow([properties, .. cells]);
    }

    private TableCell Cell(int cellWidth, string text, WordStyle style, bool right)
    {
        var properties = new ParagraphProperties(new ParagraphStyleId { Val = styles[style] });
        if (right)
        {
            properties.Justification = new Justification { Val = JustificationValues.Right };
        }

        return new TableCell(
            new TableCellProperties(new TableCellWidth { Width = $"{cellWidth}", Type = TableWidthUnitValues.Dxa }),
            new Paragraph(properties, WordText.Lines(text)));
    }

    private int[] Widths(IReadOnlyList<TableColumn> columns)
    {
        var sum = columns.Sum(column => column.Width);
        var widths = columns.Select(column => (int)(column.Width / sum * width)).ToArray();
        widths[0] += width - widths.Sum();
        return widths;
    }

    /// <summary>For whoever hears the table: what its columns are.</summary>
    private static string Describe(Table table) => string.Join(", ", table.Columns.Select(column => column.Header));
}
