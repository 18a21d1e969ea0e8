using System.Globalization;

namespace Kompass.SelfAssess.App.Exports.Tables;

internal static class Dates
{
    /// <summary>"2025-03", or the year alone where the month is unknown.</summary>
    public static string Month(int year, int? month) =>
        month is { } number ? string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{number:00}") : year.ToString(CultureInfo.InvariantCulture);
}
