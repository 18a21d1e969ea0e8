using ClosedXML.Excel;

namespace Kompass.SelfAssess.App.Exports.Steering;

/// <summary>Writes cells of one sheet. Formulas are kept aside: the file gets them, beside the numbers, when it has been written.</summary>
internal sealed class SheetPen(IXLWorksheet sheet, BookStyles styles, string language)
{
    private readonly string _percent = language == "sv" ? "0\\ %" : "0%";

    public IXLWorksheet Sheet => sheet;

    /// <summary>By address.</summary>
    public Dictionary<string, string> Formulas { get; } = [];

    public void Text(int row, int column, string text, Face face, bool right = false, bool wrap = false) =>
        Put(row, column, SheetCell.Text(text), face, right: right, wrap: wrap);

    public void Put(int row, int column, BookCell cell, Face face, bool signed = false, bool right = false, bool wrap = false)
    {
        var target = sheet.Cell(row, column);
        target.Style = styles[Look(cell, face, signed, right, wrap) with { Indent = column > 1 && !right && Indents(cell.Content, face) }];
        switch (cell.Content)
        {
            case NumberCell number:
                target.SetValue(number.Value);
                break;
            case DateCell date:
                // The library gives a date a format of its own.
                target.SetValue(date.Value.ToOADate());
                break;
            case Sign sign:
                target.SetValue(sign.Mark);
                break;
            case TextCell text when text.Value.Length > 0:
                target.SetValue(FormulaText.Is(text.Value) ? FormulaText.Quoted(text.Value) : text.Value);
                break;
        }

        if (cell.Formula is { } formula)
        {
            Formulas.Add($"{XLHelper.GetColumnLetterFromNumber(column)}{row}", formula);
        }
    }

    private CellLook Look(BookCell cell, Face face, bool signed, bool right, bool wrap) => cell.Content switch
    {
        NumberCell number => new(face, right, signed ? Signed(Format(number.Form)) : Format(number.Form), cell.Fixed),
        DateCell date => new(face, right, date.HasTime ? "yyyy\\-mm\\-dd\\ hh:mm" : "yyyy\\-mm\\-dd"),
        Sign => new(face, right),
        _ => new(face, right, Wrap: wrap),
    };

    private static bool Indents(SheetCell content, Face face) => content is TextCell or DateCell && face is Face.Header or Face.Body or Face.Total or Face.Strong or Face.Alarm;

    private string Format(NumberForm form) => form switch
    {
        NumberForm.Points => "#,##0.0",
        NumberForm.Percent => _percent,
        NumberForm.TwoDecimals => "0.00",
        _ => "#,##0",
    };

    private static string Signed(string format) => $"+{format};-{format};{format}";
}
