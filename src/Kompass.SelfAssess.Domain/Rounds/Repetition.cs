using System.Globalization;
using System.Text.RegularExpressions;

namespace Kompass.SelfAssess.Domain.Rounds;

/// <summary>What a round that repeats another could be called, and when it could run.</summary>
public static partial class Repetition
{
    private const int WeeksOfAYear = 52;
    private const int DaysOfAWeek = 7;

    /// <summary>
    /// The same weekdays 52 weeks later, open for as many days. Where that has passed, the first such weekday from today on.
    /// </summary>
    public static (DateOnly OpensOn, DateOnly ClosesOn) Days(DateOnly opensOn, DateOnly closesOn, DateOnly today)
    {
        var next = opensOn.AddDays(WeeksOfAYear * DaysOfAWeek);
        if (next < today)
        {
            next = today.AddDays((((int)opensOn.DayOfWeek - (int)today.DayOfWeek) + DaysOfAWeek) % DaysOfAWeek);
        }

        return (next, next.AddDays(closesOn.DayNumber - opensOn.DayNumber));
    }

    /// <summary>
    /// The name with the new year in the place of the old one, or, where that is taken or there is no year in it, with the next free number
    /// behind.
    /// </summary>
    /// <param name="name">Name of the round that is repeated.</param>
    /// <param name="year">The year that it opened in.</param>
    /// <param name="newYear">The year that the new one opens in.</param>
    /// <param name="taken">Names that there are already.</param>
    /// <param name="longest">Most characters of a name.</param>
    public static string Name(string name, int year, int newYear, IReadOnlyCollection<string> taken, int longest)
    {
        var proposed = YearIn(year).Replace(name, Text(newYear));
        var stem = NumberBehind().Replace(proposed, "");
        for (var number = 2; taken.Contains(proposed, StringComparer.OrdinalIgnoreCase); number++)
        {
            var ending = $" {Text(number)}";
            proposed = stem[..Math.Min(stem.Length, longest - ending.Length)] + ending;
        }

        return proposed;
    }

    private static Regex YearIn(int year) => new($@"(?<!\d){Text(year)}(?!\d)", RegexOptions.CultureInvariant);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    // A number of one or two figures is the round's; a year is part of its name.
    [GeneratedRegex(@"(?<=\S) \d{1,2}$")]
    private static partial Regex NumberBehind();
}
