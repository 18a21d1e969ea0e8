using System.Globalization;

namespace Kompass.SelfAssess.App.Exports.Reports;

/// <summary>Writes numbers and cells as a reader of the report expects: decimal comma, real minus sign and spaces that do not break in Swedish.</summary>
/// <param name="language">Two letters.</param>
public sealed class ReportNumbers(string language)
{
    private const string NoBreakSpace = "\u00A0";

    private readonly bool _english = language == "en";

    private readonly NumberFormatInfo _format = new()
    {
        NumberDecimalSeparator = language == "en" ? "." : ",",
        NumberGroupSeparator = language == "en" ? "," : NoBreakSpace,
        NegativeSign = "\u2212",
    };

    /// <summary>Estimated points: 68,9.</summary>
    public string Points(decimal value) => Fixed(value, 1);

    /// <summary>Official points and maxima as printed, without padding: 74 or 2,5.</summary>
    public string AsPrinted(decimal value) => value.ToString("#,0.##", _format);

    public string Whole(decimal value) => Fixed(value, 0);

    /// <summary>± 14.</summary>
    public string Margin(decimal value) => $"±{NoBreakSpace}{Fixed(value, 1)}";

    /// <summary>A share (0–1): 69 %.</summary>
    public string Percent(double share) => Fixed((decimal)share * 100, 0) + (_english ? "%" : NoBreakSpace + "%");

    public string Ratio(double value) => Fixed((decimal)value, 2);

    /// <summary>A difference with its sign, unless it rounds to nothing: +1,6.</summary>
    public string WithSign(decimal value, int decimals = 1) => (Math.Round(value, decimals, MidpointRounding.AwayFromZero) > 0 ? "+" : "") + Fixed(value, decimals);

    /// <summary>What a cell says on paper.</summary>
    public string Of(SheetCell cell) => cell switch
    {
        NumberCell { Form: NumberForm.Percent } number => Percent(number.Value),
        NumberCell { Form: NumberForm.TwoDecimals } number => Fixed((decimal)number.Value, 2),
        NumberCell { Form: NumberForm.Whole } number => Fixed((decimal)number.Value, 0),
        NumberCell number => Fixed((decimal)number.Value, 1),
        DateCell { HasTime: true } date => date.Value.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        DateCell date => date.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Sign sign => sign.Mark,
        TextCell text => text.Value,
        _ => "",
    };

    /// <summary>True where a column holds numbers, or the signs that stand for them, and nothing else: it is set to the right.</summary>
    public static bool IsNumeric(Table table, int column) =>
        table.Rows.Select(row => row[column]).Aggregate((bool?)null, (numeric, cell) => cell switch
        {
            NumberCell => numeric ?? true,
            Sign => numeric ?? true,
            TextCell { Value: "" } => numeric,
            _ => false,
        }) ?? false;

    private string Fixed(decimal value, int decimals)
    {
        // Rounding first keeps -0.04 from being written as "−0,0".
        var rounded = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
        return (rounded == 0 ? 0m : rounded).ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), _format);
    }
}
