namespace Kompass.SelfAssess.Domain.Evaluations;

/// <summary>
/// Which edition an earlier column of a report was probably given in, by its year: a suggestion for a person, since a report that shows
/// several years seldom says. The year of a revision may belong to either side. Source: domain A.1.
/// </summary>
public static class EditionPeriods
{
    private static readonly (int FirstYear, string Key)[] Periods = [(2002, "2002"), (2010, "2010"), (2016, "2016"), (2020, "2020")];

    /// <summary>Key of the edition in use that year; for 2020 and later the one without variants, since areas alone do not tell them apart.</summary>
    public static string SuggestedFor(int year) => Periods.LastOrDefault(period => period.FirstYear <= year, Periods[0]).Key;
}
