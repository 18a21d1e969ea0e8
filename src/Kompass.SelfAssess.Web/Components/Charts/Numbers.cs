using System.Globalization;

namespace Kompass.SelfAssess.Web.Components.Charts;

/// <summary>Writes numbers as a reader of the current language expects: decimal comma, real minus sign and thin spaces in Swedish.</summary>
public static class Numbers
{
    public const string NoBreakSpace = "\u00A0";
    public const string PlusMinus = "±";

    private const string Minus = "\u2212";

    private static readonly NumberFormatInfo Swedish = Format(decimalSeparator: ",", groupSeparator: "\u202F");
    private static readonly NumberFormatInfo English = Format(decimalSeparator: ".", groupSeparator: ",");

    /// <summary>Estimated points with one decimal: 68,9.</summary>
    public static string Points(decimal value) => Fixed(value, 1);

    /// <summary>Official points as printed, without padding: 74 or 2,5.</summary>
    public static string AsPrinted(decimal value) => value.ToString("#,0.##", Current);

    /// <summary>Whole points, used for the big number and the ruler: 512.</summary>
    public static string Whole(decimal value) => Fixed(value, 0);

    public static string Count(int value) => value.ToString("N0", Current);

    /// <summary>A number between 0 and 1 with two decimals: 0,25.</summary>
    public static string Ratio(double value) => Fixed((decimal)value, 2);

    /// <summary>A margin: ± 3,6.</summary>
    public static string Margin(decimal value, int decimals = 1) => $"{PlusMinus}{NoBreakSpace}{Fixed(value, decimals)}";

    /// <summary>A share (0–1) in per cent without the sign: 69.</summary>
    public static string PercentNumber(double share) => Fixed((decimal)share * 100, 0);

    /// <summary>A share (0–1) in per cent: 69 %.</summary>
    public static string Percent(double share) => PercentNumber(share) + (IsEnglish ? "%" : NoBreakSpace + "%");

    /// <summary>A difference, always with its sign unless it rounds to nothing: +1,6.</summary>
    public static string WithSign(decimal value, int decimals = 1)
    {
        var rounded = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
        return rounded > 0 ? "+" + Fixed(rounded, decimals) : Fixed(rounded, decimals);
    }

    /// <summary>A difference in shares (0–1) as signed percentage points without unit: +16.</summary>
    public static string PercentagePoints(decimal share, int decimals = 0) => WithSign(share * 100, decimals);

    private static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    private static NumberFormatInfo Current => IsEnglish ? English : Swedish;

    private static string Fixed(decimal value, int decimals)
    {
        // Rounding first keeps a value such as -0.04 from being written as "−0,0".
        var rounded = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
        return (rounded == 0 ? 0m : rounded).ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), Current);
    }

    private static NumberFormatInfo Format(string decimalSeparator, string groupSeparator) => NumberFormatInfo.ReadOnly(new NumberFormatInfo
    {
        NumberDecimalSeparator = decimalSeparator,
        NumberGroupSeparator = groupSeparator,
        NegativeSign = Minus,
    });
}
