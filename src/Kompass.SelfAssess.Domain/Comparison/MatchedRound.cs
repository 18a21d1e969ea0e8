using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.Domain.Comparison;

/// <summary>The answers of a named round with who gave them: what respondents of several rounds are recognised by.</summary>
public sealed class MatchedRound
{
    private readonly ResponseMatrix _responses;
    private readonly Dictionary<string, (int Index, double[] Shares)> _subAreas;
    private readonly Dictionary<string, int> _respondentOf;

    /// <param name="instrument">What was asked.</param>
    /// <param name="responses">The answers.</param>
    /// <param name="people">Per respondent what the person is recognised by, the same in every round; null for one who cannot be.</param>
    public MatchedRound(Instrument instrument, ResponseMatrix responses, IReadOnlyList<string?> people)
    {
        (Instrument, _responses, People) = (instrument, responses, people);
        var (table, slices) = (new AnswerTable(instrument), new SliceIndex(responses));
        _subAreas = instrument.SubAreas.Select((subArea, index) =>
        {
            var shares = new double[responses.Respondents];
            SubAreaTally.Count(responses.Answers, table, slices, instrument.ColumnsOf(index), shares);
            return (subArea.Code, Counted: (index, shares));
        }).ToDictionary(own => own.Code, own => own.Counted);
        _respondentOf = people.Select((person, respondent) => (person, respondent)).Where(own => own.person is not null)
            .ToDictionary(own => own.person!, own => own.respondent);
    }

    /// <summary>What was asked.</summary>
    public Instrument Instrument { get; }

    /// <summary>Per respondent what the person is recognised by.</summary>
    public IReadOnlyList<string?> People { get; }

    /// <summary>Respondents that count in a sub-area.</summary>
    internal IEnumerable<int> Counting(string subArea) => Enumerable.Range(0, _responses.Respondents).Where(respondent => Counts(respondent, subArea));

    internal double Share(int respondent, string subArea) => _subAreas[subArea].Shares[respondent];

    /// <summary>The same person in the other round, if it has the person and she counts in the sub-area there too.</summary>
    internal int? Same(int respondent, string subArea, MatchedRound other) =>
        People[respondent] is { } person && other._respondentOf.TryGetValue(person, out var there) && other.Counts(there, subArea) ? there : null;

    /// <summary>
    /// What no table of the round tells people apart by: group, unit and which questions of the sub-area they rated; and whether each of
    /// <paramref name="others"/> has them, since those rounds are compared with this one too.
    /// </summary>
    internal string CellOf(int respondent, string subArea, IReadOnlyList<MatchedRound> others)
    {
        var (first, count) = Instrument.ColumnsOf(_subAreas[subArea].Index);
        var answers = _responses.Answers.AsSpan((respondent * Instrument.Questions.Count) + first, count);
        var cell = new System.Text.StringBuilder(FormattableString.Invariant($"{_responses.GroupOf[respondent]}/{_responses.UnitOf[respondent]}/"));
        foreach (var answer in answers)
        {
            cell.Append(answer <= AnswerValue.Level5 ? '1' : '0');
        }

        foreach (var other in others)
        {
            cell.Append(Same(respondent, subArea, other) is null ? 'n' : 'y');
        }

        return cell.ToString();
    }

    /// <summary>The plain mean over those who count, as a share.</summary>
    internal double Mean(string subArea) => Counting(subArea).Average(respondent => Share(respondent, subArea));

    private bool Counts(int respondent, string subArea) => _subAreas[subArea].Shares[respondent] >= 0;
}
