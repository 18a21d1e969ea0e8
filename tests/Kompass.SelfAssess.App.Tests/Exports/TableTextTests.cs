using System.Text;
using ClosedXML.Excel;
using Kompass.SelfAssess.App.Exports;

namespace Kompass.SelfAssess.App.Tests.Exports;

public sealed class TableTextTests
{
    private static readonly string[] Harmful =
    [
        "=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1+1", "\r=1+1", "\n=1+1", " =1+1", "\u00a0=1+1", "\u200b=1+1", "\uff1d1+1", "\uff0b1+1", "\uff0d1+1", "\uff20SUM(1)", "- en punkt",
        "=cmd|' /C calc'!A0", "=HYPERLINK(\"http://exempel.se\")",
    ];

    [Fact]
    public void Write_Forms_AreThoseOfASwedishReader()
    {
        var table = Table.Of(
            "Blad",
            [1],
            ("Poäng", 1, _ => SheetCell.Number(31.416666666m)),
            ("Minus", 1, _ => SheetCell.Number(-5.25m)),
            ("Andel", 1, _ => SheetCell.Number(0.4321, NumberForm.Percent)),
            ("Minusandel", 1, _ => SheetCell.Number(-0.05, NumberForm.Percent)),
            ("Summa", 1, _ => SheetCell.Number(0.1 + 0.2, NumberForm.TwoDecimals)),
            ("Antal", 1, _ => SheetCell.Whole(1234567)),
            ("Dag", 1, _ => SheetCell.Date(new DateOnly(2026, 3, 1))),
            ("Tid", 1, _ => SheetCell.Time(new DateTime(2026, 3, 1, 8, 5, 0, DateTimeKind.Unspecified))),
            ("Tecken", 1, _ => SheetCell.Withheld),
            ("Text", 1, _ => SheetCell.Text("å;ä \"ö\"")),
            ("Rader", 1, _ => SheetCell.Text("ett\ntvå")));

        var bytes = Text(table);

        Assert.Equal([0xEF, 0xBB, 0xBF], bytes.Take(3));
        Assert.Equal(
            "Poäng;Minus;Andel;Minusandel;Summa;Antal;Dag;Tid;Tecken;Text;Rader\r\n"
            + "31,416667;-5,25;43,21%;-5%;0,3;1234567;2026-03-01;2026-03-01 08:05;..;\"å;ä \"\"ö\"\"\";\"ett\ntvå\"\r\n",
            Encoding.UTF8.GetString(bytes[3..]));
    }

    [Fact]
    public void Write_TextThatBeginsLikeAFormula_IsQuotedAlikeInBothFormats()
    {
        var table = Harm();

        using var workbook = new XLWorkbook(new MemoryStream(Sheet(table)));
        var sheet = workbook.Worksheets.Single();
        var lines = Encoding.UTF8.GetString(Text(table));
        foreach (var (text, row) in Harmful.Select((text, index) => (text, index + 2)))
        {
            Assert.False(sheet.Cell(row, 1).HasFormula);
            Assert.StartsWith("'", sheet.Cell(row, 1).GetString(), StringComparison.Ordinal);
            Assert.Contains($"'{text.Replace("\"", "\"\"", StringComparison.Ordinal)}", lines, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Vård och omsorg")]
    [InlineData("a=1")]
    [InlineData("1.2")]
    [InlineData("")]
    [InlineData("  ")]
    public void Write_OtherText_IsLeftAlone(string text) => Assert.Equal(text, FormulaText.Harmless(text));

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task LibreOffice_OpensTheFile_EvaluatesNothingAndReadsNumbersAsNumbers(string ending)
    {
        var table = Harm();

        var rows = await TextInLibreOffice.ReadAsync(ending == "csv" ? Text(table) : Sheet(table), ending);

        Assert.All(rows.SelectMany(row => row), cell => Assert.Null(cell.Formula));
        Assert.Equal(["Text", "Minus", "Andel", "Dag"], rows[0].Take(4).Select(cell => cell.Value));
        Assert.Equal(Harmful.Length + 1, rows.Count);
        foreach (var row in rows.Skip(1))
        {
            Assert.Equal("string", row[0].Kind);
            Assert.Equal(("float", "-5.25"), (row[1].Kind, row[1].Value));
            Assert.Equal(("percentage", "-0.055"), (row[2].Kind, row[2].Value));
            Assert.Equal(("date", "2026-03-01"), (row[3].Kind, row[3].Value));
        }
    }

    private static Table Harm() => Table.Of(
        "Blad",
        Harmful,
        ("Text", 20, SheetCell.Text),
        ("Minus", 10, _ => SheetCell.Number(-5.25m)),
        ("Andel", 10, _ => SheetCell.Number(-0.055, NumberForm.Percent)),
        ("Dag", 10, _ => SheetCell.Date(new DateOnly(2026, 3, 1))));

    private static byte[] Text(Table table)
    {
        using var stream = new MemoryStream();
        TableText.Write(stream, table);
        return stream.ToArray();
    }

    private static byte[] Sheet(Table table)
    {
        using var stream = new MemoryStream();
        TableSheet.Write(stream, [table]);
        return stream.ToArray();
    }
}
