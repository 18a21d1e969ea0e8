using ClosedXML.Excel;

namespace Kompass.SelfAssess.App.Exports.Steering;

/// <summary>How the cells of the workbook look: each look is made once and then handed to every cell that has it, which is what makes a large file fast.</summary>
internal sealed class BookStyles : IDisposable
{
    public const string Sans = "Calibri";
    public const string Serif = "Palatino Linotype";
    public const string Bar = "A5BFC3";

    private static readonly XLColor Ink = XLColor.FromHtml("#1C2A2D");
    private static readonly XLColor Quiet = XLColor.FromHtml("#51605F");
    private static readonly XLColor Line = XLColor.FromHtml("#DFD9CE");
    private static readonly XLColor Strong = XLColor.FromHtml("#4B5A5B");
    private static readonly XLColor Accent = XLColor.FromHtml("#1D5660");
    private static readonly XLColor Danger = XLColor.FromHtml("#9F2A2A");
    private static readonly XLColor FixedFill = XLColor.FromHtml("#FAEED3");

    private readonly XLWorkbook _scratch = new();
    private readonly IXLWorksheet _sheet;
    private readonly Dictionary<CellLook, IXLStyle> _styles = [];

    public BookStyles() => _sheet = _scratch.AddWorksheet("Looks");

    public IXLStyle this[CellLook look]
    {
        get
        {
            if (!_styles.TryGetValue(look, out var style))
            {
                var cell = _sheet.Cell(_styles.Count + 1, 1);
                Make(cell.Style, look);
                // Taken anew: the one that was written to does not hold all that was written.
                style = cell.Style;
                _styles.Add(look, style);
            }

            return style;
        }
    }

    public void Dispose() => _scratch.Dispose();

    private static void Make(IXLStyle style, CellLook look)
    {
        style.Font.SetFontName(look.Face is Face.Title or Face.Heading or Face.Score ? Serif : Sans).Font.SetFontSize(SizeOf(look.Face)).Font.SetFontColor(ColourOf(look.Face));
        style.Font.SetBold(look.Face is Face.Header or Face.Total or Face.Strong or Face.Alarm);
        style.Alignment.SetHorizontal(look.Right ? XLAlignmentHorizontalValues.Right : XLAlignmentHorizontalValues.Left);
        style.Alignment.SetVertical(VerticalOf(look.Face));
        style.Alignment.SetWrapText(look.Wrap);
        style.Alignment.SetIndent(look.Indent ? 1 : 0);
        if (look.Format is { } format)
        {
            style.NumberFormat.SetFormat(format);
        }

        if (look.Fixed)
        {
            style.Fill.SetBackgroundColor(FixedFill);
        }

        Edges(style.Border, look.Face);
    }

    private static void Edges(IXLBorder border, Face face)
    {
        switch (face)
        {
            case Face.Header:
                border.BottomBorder = XLBorderStyleValues.Medium;
                border.BottomBorderColor = Strong;
                break;
            case Face.Body or Face.Alarm or Face.Strong:
                border.BottomBorder = XLBorderStyleValues.Thin;
                border.BottomBorderColor = Line;
                break;
            case Face.Total:
                border.TopBorder = XLBorderStyleValues.Thin;
                border.TopBorderColor = Strong;
                break;
        }
    }

    private static double SizeOf(Face face) => face switch
    {
        Face.Score => 44,
        Face.Title => 20,
        Face.Heading => 14,
        Face.Lead or Face.Note => 11,
        Face.Header => 9,
        _ => 10,
    };

    private static XLColor ColourOf(Face face) => face switch
    {
        Face.Lead or Face.Header => Quiet,
        Face.Score => Accent,
        Face.Alarm => Danger,
        _ => Ink,
    };

    private static XLAlignmentVerticalValues VerticalOf(Face face) => face switch
    {
        Face.Header or Face.Title or Face.Heading or Face.Score => XLAlignmentVerticalValues.Bottom,
        Face.Total => XLAlignmentVerticalValues.Center,
        _ => XLAlignmentVerticalValues.Top,
    };
}

/// <param name="Face">What the cell is.</param>
/// <param name="Right">Numbers and what stands for them.</param>
/// <param name="Format">Of numbers, neutral to the reader's language: the decimal comma is the program's.</param>
/// <param name="Fixed">A given number among computed ones.</param>
/// <param name="Wrap">More lines than one.</param>
/// <param name="Indent">Text beside a number, so that the two stand apart.</param>
internal readonly record struct CellLook(Face Face, bool Right = false, string? Format = null, bool Fixed = false, bool Wrap = false, bool Indent = false);

internal enum Face
{
    Title,
    Lead,
    Heading,
    Header,
    Body,
    Total,
    Note,
    Score,
    Strong,

    /// <summary>Late.</summary>
    Alarm,
}
