using System.Text.RegularExpressions;

namespace Kompass.SelfAssess.Domain.Evaluations.Reports.Findings;

/// <summary>The words over the lists of findings.</summary>
internal static partial class FindingHeading
{
    /// <summary>True if the text is a heading over strengths and nothing else.</summary>
    public static bool IsStrengths(string text) => Strengths().IsMatch(text);

    /// <summary>True if the text is a heading over improvements and nothing else.</summary>
    public static bool IsImprovements(string text) => Improvements().IsMatch(text);

    /// <summary>True if both headings stand in one cell, strengths first.</summary>
    public static bool IsBoth(string text) => Both().IsMatch(text);

    private const string Before = @"^[\s#*|_\-•]*";
    private const string After = @"[\s:*|_]*$";
    private const string StrengthWords = "(?:styrkor|styrka|starka sidor)";

    private const string ImprovementWords =
        @"(?:(?:möjliga\s+)?(?:förbättrings|utvecklings)-?\s?(?:områden|område|möjligheter|möjlighet|behov|potential|punkter|förslag|idéer)|förslag till förbättring(?:ar)?|möjligheter till förbättring(?:ar)?|förbättringar|svagheter|svaga sidor|utmaningar)";

    [GeneratedRegex(Before + StrengthWords + After, RegexOptions.IgnoreCase)]
    private static partial Regex Strengths();

    [GeneratedRegex(Before + ImprovementWords + After, RegexOptions.IgnoreCase)]
    private static partial Regex Improvements();

    [GeneratedRegex(Before + StrengthWords + @"[\s|*:/]+(?:och\s+)?" + ImprovementWords + After, RegexOptions.IgnoreCase)]
    private static partial Regex Both();
}
