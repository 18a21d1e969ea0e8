using System.Globalization;
using Kompass.SelfAssess.Domain.Planning;
using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Planer;

/// <summary>Days of a cadence in words.</summary>
internal static class CadenceWords
{
    private const int July = 7;

    /// <summary>"måndag 2 mars 2027".</summary>
    public static string Day(DateOnly day) => day.ToString("dddd d MMMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>Why the date is another one than the cadence names; null where it is not.</summary>
    public static string? Moved(this IStringLocalizer<CadenceTexts> texts, CadenceDate date)
    {
        if (!date.IsMoved)
        {
            return null;
        }

        var named = date.Named.ToString("dddd d MMMM", CultureInfo.CurrentCulture);
        if (date.Named.Month == July && date.Day.Month != July)
        {
            return texts["DateMovedJuly", named];
        }

        return SwedishHolidays.Of(date.Named.Year).FirstOrDefault(holiday => holiday.Day == date.Named) is { } free
            ? texts["DateMovedHoliday", named, texts[$"Holiday{free.Name}"]]
            : texts["DateMoved", named];
    }
}
