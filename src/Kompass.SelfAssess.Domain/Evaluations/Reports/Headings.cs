using Kompass.SelfAssess.Domain.Evaluations.Reports.Findings;

namespace Kompass.SelfAssess.Domain.Evaluations.Reports;

/// <summary>How the headings of such reports begin, in letters only (<see cref="Likeness.Letters"/>).</summary>
internal static class Headings
{
    private const int LongestFindings = 60;

    private static readonly string[] Introductions = ["vad är kommunkompassen"];

    private static readonly string[] Contents = ["innehåll", "innehållsförteckning"];

    private static readonly string[] Details = ["detaljerad genomgång", "detaljerad redovisning", "genomgång per område"];

    private static readonly string[] Tables =
    [
        "översikt av poäng", "översikt över poäng", "poängsammanställning", "poängfördelning", "sammanställning av poäng",
        "resultat av huvudområden", "kommunkompassen resultat av huvudområden", "resultat per delområde", "poäng per delområde",
    ];

    private static readonly string[] Evaluations = ["utvärderingen", "om utvärderingen", "sammanfattning", "sammanfattning av resultat", "sammanfattande genomgång"];

    private static readonly string[] InSummary = [.. Evaluations, "jämförelser", "sammanfattande kommentarer", "rekommendationer", "allmänt", "övergripande slutsatser"];

    public static bool IsContents(string letters) => Contents.Contains(letters);

    public static bool IsIntroduction(string letters) => Starts(WithoutNumber(letters), Introductions);

    public static bool IsDetails(string letters) => Starts(WithoutNumber(letters), Details);

    public static bool IsTable(string letters) => Starts(WithoutNumber(letters), Tables);

    public static bool IsEvaluation(string letters) => Evaluations.Contains(WithoutNumber(letters));

    public static bool IsInSummary(string letters) => InSummary.Contains(WithoutNumber(letters));

    public static bool IsFindings(string letters) =>
        letters.Length <= LongestFindings && (FindingHeading.IsStrengths(letters) || FindingHeading.IsImprovements(letters) || FindingHeading.IsBoth(letters));

    public static bool IsGeneral(string letters) => letters is "allmänt" or "generellt" or "allmänt om området";

    public static bool IsHeaderBlock(string letters) => letters.StartsWith("rubriker", StringComparison.Ordinal) || letters is "rubrik poäng" or "delområden poäng" or "poäng";

    /// <summary>"Rubriker Poäng", which no finding says.</summary>
    public static bool IsHeaderTitle(string letters) => letters is "rubriker" or "rubriker poäng" or "rubrik poäng" or "delområden poäng";

    /// <summary>Chapter 2 is named after the municipality, "X kommun i förhållande till …", often over three lines.</summary>
    public static bool IsSummary(string letters) =>
        letters.Length > 2 && letters[0] == '2' && letters[1] == ' '
        && (letters.Contains("i förhållande", StringComparison.Ordinal) || letters.Contains("sammanfatt", StringComparison.Ordinal));

    public static string WithoutNumber(string letters)
    {
        var at = 0;
        while (at < letters.Length && (char.IsAsciiDigit(letters[at]) || letters[at] == ' '))
        {
            at++;
        }

        return letters[at..];
    }

    private static bool Starts(string letters, string[] beginnings) =>
        beginnings.Any(beginning => letters.StartsWith(beginning, StringComparison.Ordinal));
}
