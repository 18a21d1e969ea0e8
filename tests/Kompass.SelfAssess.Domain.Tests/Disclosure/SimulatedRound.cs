using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.Domain.Scoring;
using Kompass.SelfAssess.Domain.Tests.Frameworks;

namespace Kompass.SelfAssess.Domain.Tests.Disclosure;

/// <summary>A round built by hand: who is in which group and unit, and what they answered (level 3 where nothing else is said).</summary>
internal sealed class SimulatedRound
{
    public SimulatedRound(FrameworkEdition edition, RoundDepth depth, int[] groupSizes, int units = 0, Func<int, int>? unitOf = null)
    {
        Instrument = new Instrument(edition, depth);
        int[] groupOf = [.. groupSizes.SelectMany((size, group) => Enumerable.Repeat(group, size))];
        Responses = new ResponseMatrix(
            [.. groupSizes.Select((_, group) => $"g{group + 1}")],
            [.. Enumerable.Range(1, units).Select(unit => $"u{unit}")],
            groupOf,
            [.. groupOf.Select((_, respondent) => units == 0 ? -1 : unitOf?.Invoke(respondent) ?? respondent % units)],
            [.. Enumerable.Repeat(AnswerValue.Level3, groupOf.Length * Instrument.Questions.Count)]);
    }

    public Instrument Instrument { get; }

    public ResponseMatrix Responses { get; }

    /// <summary>Two areas with two sub-areas each; in a full round 2, 3, 1 and 2 questions.</summary>
    public static FrameworkEdition FourSubAreas { get; } =
        TestEditions.Tiny(("1.1", 20, [0.5m, 0.5m]), ("1.2", 30, [0.5m, 0.3m, 0.2m]), ("2.1", 25, [1m]), ("2.2", 15, [0.6m, 0.4m]));

    public static SimulatedRound Quick(params int[] groupSizes) => new(FourSubAreas, RoundDepth.Quick, groupSizes);

    public static SimulatedRound Full(params int[] groupSizes) => new(FourSubAreas, RoundDepth.Full, groupSizes);

    public IEnumerable<int> Members(int group) =>
        Enumerable.Range(0, Responses.Respondents).Where(respondent => Responses.GroupOf[respondent] == group);

    /// <summary>Lets the first members of a group answer something else to one question (or, with a sub-area's code, to all its questions).</summary>
    public SimulatedRound With(AnswerValue answer, int group, int first, string code)
    {
        foreach (var respondent in Members(group).Take(first))
        {
            for (var question = 0; question < Instrument.Questions.Count; question++)
            {
                if (Instrument.Questions[question].Code.StartsWith(code, StringComparison.Ordinal))
                {
                    this[respondent, question] = answer;
                }
            }
        }

        return this;
    }

    public AnswerValue this[int respondent, int question]
    {
        get => Responses.Answers[(respondent * Instrument.Questions.Count) + question];
        set => Responses.Answers[(respondent * Instrument.Questions.Count) + question] = value;
    }
}
