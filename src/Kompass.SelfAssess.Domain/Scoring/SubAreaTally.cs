using System.Runtime.Intrinsics;
using Kompass.SelfAssess.Domain.Rounds;

namespace Kompass.SelfAssess.Domain.Scoring;

/// <summary>One sub-area counted over all respondents: who counts with what share, and what was answered.</summary>
internal sealed class SubAreaTally
{
    /// <summary>The share of a respondent who was asked but does not count.</summary>
    public const double NotCounting = -1;

    /// <summary>The share of a respondent who was not asked.</summary>
    public const double NotAsked = -2;

    /// <summary>Half of what was asked, with room for the last digit of the weights' sums. Source: design 5.</summary>
    private const double LeastRatedPart = 0.5 - 1e-9;

    private readonly int _questions;
    private readonly int _groups;
    private readonly SliceTally[] _slices;
    private readonly int[] _answers;
    private readonly double[] _contributionSums;

    private SubAreaTally(SliceIndex slices, int questions)
    {
        _questions = questions;
        _groups = slices.Groups;
        _slices = new SliceTally[slices.Length];
        _answers = new int[slices.FirstUnit * questions * AnswerTable.Kinds];
        _contributionSums = new double[slices.FirstUnit * questions];
    }

    /// <summary>What is counted, per slice.</summary>
    public ReadOnlySpan<SliceTally> Slices => _slices;

    /// <summary>The same for the groups only.</summary>
    public ReadOnlySpan<SliceTally> Groups => _slices.AsSpan(SliceIndex.FirstGroup, _groups);

    /// <summary>G: groups with somebody that counts.</summary>
    public int CountingGroups { get; private set; }

    /// <summary>How many answered what, by <see cref="AnswerValue"/>; the slice is all or a group.</summary>
    public ReadOnlySpan<int> AnswersTo(int question, int slice) =>
        _answers.AsSpan(((slice * _questions) + question) * AnswerTable.Kinds, AnswerTable.Kinds);

    /// <summary>c(q) as a plain mean, of all or of a group; null where nobody counts.</summary>
    public double? Contribution(int question, int slice) =>
        _slices[slice].Counting == 0 ? null : _contributionSums[(slice * _questions) + question] / _slices[slice].Counting;

    /// <summary>Counts the sub-area that stands in <paramref name="columns"/> and leaves x(r,s) in <paramref name="shares"/>.</summary>
    public static SubAreaTally Count(
        ReadOnlySpan<AnswerValue> answers, AnswerTable table, SliceIndex slices, (int First, int Count) columns, Span<double> shares)
    {
        var tally = new SubAreaTally(slices, columns.Count);
        var worths = table.Of(columns);
        var questions = table.Weights.Length;
        var points = new double[columns.Count];
        for (var respondent = 0; respondent < shares.Length; respondent++)
        {
            var row = answers.Slice((respondent * questions) + columns.First, columns.Count);
            shares[respondent] = tally.Add(row, worths, points, slices.GroupOf[respondent], slices.UnitOf[respondent]);
        }

        tally.SumGroups();
        return tally;
    }

    private double Add(
        ReadOnlySpan<AnswerValue> row, ReadOnlySpan<Vector256<double>> worths, Span<double> points, int group, int unit)
    {
        var sums = Vector256<double>.Zero;
        var answers = _answers.AsSpan(group * _questions * AnswerTable.Kinds, worths.Length);
        for (var question = 0; question < row.Length; question++)
        {
            var place = (question * AnswerTable.Kinds) + (int)row[question];
            var worth = worths[place];
            points[question] = AnswerWorth.Points(worth);
            sums += worth;
            answers[place]++;
        }

        var ratedWeight = AnswerWorth.RatedWeight(sums);
        if (ratedWeight <= 0 && !row.ContainsAnyExcept(AnswerValue.NotAsked))
        {
            return NotAsked;
        }

        var counts = AnswerWorth.Counts(sums);
        var share = ratedWeight > 0 && ratedWeight >= LeastRatedPart * AnswerWorth.AskedWeight(sums)
            ? AnswerWorth.Points(sums) / ratedWeight
            : NotCounting;
        _slices[group].Add(counts, share);
        _slices[unit].Add(counts, share);
        if (share >= 0)
        {
            AddContributions(points, 1 / ratedWeight, group);
        }

        return share;
    }

    private void AddContributions(ReadOnlySpan<double> points, double perWeight, int group)
    {
        var contributions = _contributionSums.AsSpan(group * _questions, points.Length);
        for (var question = 0; question < contributions.Length; question++)
        {
            contributions[question] += points[question] * perWeight;
        }
    }

    /// <summary>Everybody is in exactly one group, so the slice of all is the sum of the groups.</summary>
    private void SumGroups()
    {
        foreach (var group in Groups)
        {
            _slices[SliceIndex.All].Add(group);
            CountingGroups += group.Counting > 0 ? 1 : 0;
        }

        var answers = _questions * AnswerTable.Kinds;
        for (var place = answers; place < _answers.Length; place++)
        {
            _answers[place % answers] += _answers[place];
        }

        for (var place = _questions; place < _contributionSums.Length; place++)
        {
            _contributionSums[place % _questions] += _contributionSums[place];
        }
    }
}

/// <summary>What is counted of a sub-area in one slice.</summary>
internal struct SliceTally
{
    /// <summary>n(s): respondents that count.</summary>
    public int Counting;

    /// <summary>Respondents who were asked anything of the sub-area.</summary>
    public int Asked;

    /// <summary>Σ x(r,s) over the respondents that count.</summary>
    public double ShareSum;

    private long _answers;

    /// <summary>Levels chosen.</summary>
    public readonly int Rated => AnswerWorth.RatedIn(_answers);

    /// <summary>"Vet ej" said.</summary>
    public readonly int DontKnow => AnswerWorth.DontKnowIn(_answers);

    /// <summary>Adds an asked respondent; a negative share does not count.</summary>
    public void Add(long counts, double share)
    {
        Asked++;
        _answers += counts;
        if (share >= 0)
        {
            Counting++;
            ShareSum += share;
        }
    }

    public void Add(in SliceTally other)
    {
        Counting += other.Counting;
        Asked += other.Asked;
        _answers += other._answers;
        ShareSum += other.ShareSum;
    }
}
