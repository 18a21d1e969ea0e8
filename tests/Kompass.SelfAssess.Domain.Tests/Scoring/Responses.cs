using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.Domain.Tests.Scoring;

/// <summary>Response matrices written as text: one row per respondent, one sign per question.</summary>
internal static class Responses
{
    /// <summary>Respondents of one group "all", in no unit.</summary>
    public static ResponseMatrix Of(params string[] rows) => Of([.. rows.Select(row => ("all", "", row))]);

    /// <summary>
    /// Group, unit (empty: none) and answers: 0–5 levels, ? don't know, - not applicable, _ unanswered, . not asked; spaces are for the eye.
    /// </summary>
    public static ResponseMatrix Of(params (string Group, string Unit, string Answers)[] rows)
    {
        string[] groups = [.. rows.Select(row => row.Group).Distinct()];
        string[] units = [.. rows.Select(row => row.Unit).Where(unit => unit.Length > 0).Distinct()];
        return new ResponseMatrix(
            groups,
            units,
            [.. rows.Select(row => Array.IndexOf(groups, row.Group))],
            [.. rows.Select(row => Array.IndexOf(units, row.Unit))],
            [.. rows.SelectMany(row => row.Answers.Replace(" ", "", StringComparison.Ordinal)).Select(Parse)]);
    }

    private static AnswerValue Parse(char sign) => sign switch
    {
        >= '0' and <= '5' => (AnswerValue)(sign - '0'),
        '?' => AnswerValue.DontKnow,
        '-' => AnswerValue.NotApplicable,
        '_' => AnswerValue.Unanswered,
        '.' => AnswerValue.NotAsked,
        _ => throw new ArgumentOutOfRangeException(nameof(sign), sign, "Not an answer."),
    };
}
