using Kompass.SelfAssess.Domain.Consensus;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.Domain.Tests.Disclosure;

/// <summary>
/// A reader who knows more than any reader: for each group and each unit who rated which question, though not which members of a group make
/// up a unit. Writes every number of the round as a linear functional of the single answers, straight from design 5 and in floating point, and
/// asks by orthogonal projection what follows from what is shown. Shares nothing with the gate but the keys of the cells.
/// </summary>
internal sealed class Adversary
{
    private const double Tolerance = 1e-8;

    private readonly SimulatedRound _round;
    private readonly Instrument _instrument;
    private readonly ResponseMatrix _responses;
    private readonly int[] _subAreaOf;
    private readonly double[,] _weights;
    private readonly Dictionary<CellKey, int> _counts = [];

    public Adversary(SimulatedRound round)
    {
        (_round, _instrument, _responses) = (round, round.Instrument, round.Responses);
        _subAreaOf = [.. _instrument.Questions.Select(q => _instrument.SubAreas.ToList().FindIndex(s => s.Questions.Contains(q)))];
        _weights = new double[_responses.Respondents, _instrument.Questions.Count];
        for (var r = 0; r < _responses.Respondents; r++)
        {
            for (var s = 0; s < _instrument.SubAreas.Count; s++)
            {
                Weigh(r, s);
            }
        }
    }

    /// <summary>The counts of every cell, with made-up numbers: all that the gate may look at.</summary>
    public RoundEstimate Estimate(Weighting weighting = Weighting.Respondents)
    {
        var cells = new Dictionary<CellKey, ScoreCell>();
        foreach (var slice in Slices(withUnnamed: false))
        {
            foreach (var part in Parts().Where(part => part.Kind != PartKind.Question || slice.Kind != SliceKind.Unit))
            {
                var n = Count(part, slice);
                var least = Least(part, slice);
                cells.Add(new(part, slice), new ScoreCell(
                    new(part, slice), 100, n, least, People(slice).Count(), part.Kind == PartKind.Question || least == 0 ? null : 50, least == 0 ? null : 0.5,
                    3, 0.2, 0.1, 0.3, false, part.Kind == PartKind.Question ? [n, 0, 0, 0, 0, 0, 0, 0, 0] : [], least == 0 ? null : 50));
            }
        }

        return new RoundEstimate("tiny", weighting, _responses.Respondents, _responses.Groups, _responses.Units, cells);
    }

    /// <summary>
    /// Withheld cells, and unions of people below the minimum, that follow from what the plan shows, together with final versions of the round
    /// and previews of them.
    /// </summary>
    public List<string> Learns(SuppressionPlan plan, RoundEstimate estimate, params IReadOnlyList<ConsensusDecision>[] versions)
    {
        var basis = new List<double[]>();
        foreach (var sum in _responses.Units.Count > 0 ? UnitsAreGroups().Where(sum => Length(sum) > 0) : [])
        {
            Extend(basis, sum);
        }

        var shown = estimate.Cells.Values.Where(cell => cell.LeastN > 0 && plan.ReasonFor(cell.Key) is null).ToList();
        foreach (var row in shown.SelectMany(cell => plan.Weightings.Select(w => Row(cell.Key, w))))
        {
            Extend(basis, row);
        }

        foreach (var question in _instrument.Questions.Where(q => Count(Part.Question(q.Code), Slice.All) > 0 && !plan.WithheldDistributions.Contains(q.Code)))
        {
            Extend(basis, Row(new(Part.Question(question.Code), Slice.All), Weighting.Respondents));
        }

        foreach (var code in plan.ShownContributions)
        {
            Extend(basis, Contribution(QuestionsOf(Part.Question(code)).Single(), Slice.All, plan.Weighting));
        }

        foreach (var row in versions.SelectMany(decisions => Shown(plan, decisions)))
        {
            Extend(basis, row);
        }

        var solved = plan.Withheld.Keys
            .Where(key => estimate.Cells[key].LeastN > 0 && plan.Weightings.Select(w => Row(key, w)).Any(row => Length(Residue(basis, row)) < Tolerance))
            .Select(key => key.ToString());
        return [.. solved, .. SmallUnions(basis, plan)];
    }

    public IEnumerable<Part> Parts() =>
    [
        Part.Total,
        .. _instrument.SubAreas.Select(s => Part.Area(s.AreaNumber)).Distinct(),
        .. _instrument.SubAreas.Select(s => Part.SubArea(s.Code)),
        .. _instrument.Questions.Select(q => Part.Question(q.Code)),
    ];

    private IEnumerable<string> SmallUnions(List<double[]> basis, SuppressionPlan plan)
    {
        var slices = Slices(withUnnamed: true).ToList();
        foreach (var kind in new[] { SliceKind.Group, SliceKind.Unit })
        {
            foreach (var part in Parts().Where(p => p.Kind == PartKind.SubArea || (p.Kind == PartKind.Question && kind == SliceKind.Group)))
            {
                var some = slices.Where(slice => slice.Kind == kind && Count(part, slice) is > 0 and var n && n < plan.Minimum).ToList();
                for (var bits = 1; bits < 1 << some.Count; bits++)
                {
                    var union = some.Where((_, i) => (bits >> i & 1) == 1).ToList();
                    if (union.Sum(slice => Count(part, slice)) >= plan.Minimum)
                    {
                        continue;
                    }

                    var extended = basis.ToList();
                    if (union.Any(slice => !Extend(extended, Row(new(part, slice), Weighting.Respondents))))
                    {
                        yield return $"{part} {string.Join('+', union)}";
                    }
                }
            }
        }
    }

    /// <summary>
    /// Every number that a version with decisions shows of everybody, as a functional: what the scorer itself gives more for each answer that
    /// is 1 instead of 0, with who rated what as it is. Numbers that no answer moves tell nothing.
    /// </summary>
    private IEnumerable<double[]> Shown(SuppressionPlan plan, IReadOnlyList<ConsensusDecision> decisions)
    {
        AnswerValue[] answers = [.. _responses.Answers.Select(answer => answer <= AnswerValue.Level5 ? AnswerValue.Level0 : answer)];
        var from = Numbers();
        var rows = from.Keys.ToDictionary(key => key, _ => new double[Unknowns]);
        for (var place = 0; place < answers.Length; place++)
        {
            if (answers[place] == AnswerValue.Level0)
            {
                answers[place] = AnswerValue.Level5;
                foreach (var (key, number) in Numbers())
                {
                    rows[key][place] = number - from[key];
                }

                answers[place] = AnswerValue.Level0;
            }
        }

        return rows.Values.Where(row => Length(row) > Tolerance);

        Dictionary<Part, double> Numbers()
        {
            var final = new DisclosedEstimate(Scorer.Estimate(_instrument, _responses with { Answers = answers }, plan.Weighting, decisions), plan);
            return Parts().Select(part => final[part, Slice.All]).Where(cell => cell.Shown && (cell.Value.Points ?? (decimal?)cell.Value.Contribution) is not null)
                .ToDictionary(cell => cell.Value.Key.Part, cell => (double?)cell.Value.Points ?? cell.Value.Contribution!.Value);
        }
    }

    private int Unknowns => 2 * _weights.Length;

    /// <summary>The members of all units together are the same people as the members of all groups.</summary>
    private IEnumerable<double[]> UnitsAreGroups()
    {
        foreach (var part in Parts().Where(part => part.Kind == PartKind.SubArea))
        {
            var sum = new double[Unknowns];
            foreach (var slice in Slices(withUnnamed: true).Where(slice => slice.Kind != SliceKind.All && Count(part, slice) > 0))
            {
                var own = Row(new(part, slice), Weighting.Respondents);
                var factor = slice.Kind == SliceKind.Unit ? -Count(part, slice) : Count(part, slice);
                sum = [.. sum.Zip(own, (left, right) => left + (factor * right))];
            }

            yield return sum;
        }
    }

    private int Count(Part part, Slice slice)
    {
        if (!_counts.TryGetValue(new(part, slice), out var n))
        {
            n = People(slice).Count(r => QuestionsOf(part).Any(q => part.Kind == PartKind.Question ? Rated(r, q) : _weights[r, q] > 0));
            _counts.Add(new(part, slice), n);
        }

        return n;
    }

    private int Least(Part part, Slice slice) => part.Kind == PartKind.Question
        ? Count(part, slice)
        : SubAreasOf(part).Min(s => Count(Part.SubArea(_instrument.SubAreas[s].Code), slice));

    private double[] Row(CellKey key, Weighting weighting)
    {
        if (key.Part.Kind != PartKind.Question)
        {
            var points = new double[Unknowns];
            foreach (var s in SubAreasOf(key.Part))
            {
                Add(points, key.Slice, weighting, (double)_instrument.SubAreas[s].MaxPoints, r => [.. QuestionsIn(s).Where(q => _weights[r, q] > 0).Select(q => (q, _weights[r, q]))]);
            }

            return points;
        }

        var question = QuestionsOf(key.Part).Single();
        var share = new double[Unknowns];
        Add(share, key.Slice, weighting, 1, r => Rated(r, question) ? [(question, 1)] : []);
        return share;
    }

    private double[] Contribution(int question, Slice slice, Weighting weighting)
    {
        var contribution = new double[Unknowns];
        var own = QuestionsIn(_subAreaOf[question]).ToList();
        Add(contribution, slice, weighting, 1, r => own.Any(q => _weights[r, q] > 0) ? [(question, _weights[r, question])] : []);
        return contribution;
    }

    /// <summary>Adds factor · (mean, or mean of the group means, over the people who have any terms).</summary>
    private void Add(double[] row, Slice slice, Weighting weighting, double factor, Func<int, List<(int Question, double Factor)>> terms)
    {
        var balanced = weighting == Weighting.GroupBalanced && slice == Slice.All;
        var strata = People(slice).Select(r => (Person: r, Terms: terms(r))).Where(own => own.Terms.Count > 0)
            .GroupBy(own => balanced ? _responses.GroupOf[own.Person] : 0, (_, own) => own.ToList()).ToList();
        foreach (var stratum in strata)
        {
            foreach (var (r, own) in stratum)
            {
                var person = slice.Kind == SliceKind.Unit ? _responses.Respondents + r : r;
                foreach (var (question, weight) in own)
                {
                    row[(person * _instrument.Questions.Count) + question] += factor * weight / stratum.Count / strata.Count;
                }
            }
        }
    }

    private void Weigh(int respondent, int subArea)
    {
        double Sum(Func<int, bool> which) => QuestionsIn(subArea).Where(which).Sum(q => (double)_instrument.Questions[q].Weight);
        var rated = Sum(q => Rated(respondent, q));
        var asked = Sum(q => _round[respondent, q] is not (AnswerValue.NotApplicable or AnswerValue.NotAsked));
        foreach (var q in QuestionsIn(subArea).Where(q => Rated(respondent, q) && rated >= asked / 2 - 1e-9))
        {
            _weights[respondent, q] = (double)_instrument.Questions[q].Weight / rated;
        }
    }

    private bool Rated(int respondent, int question) => _round[respondent, question] <= AnswerValue.Level5;

    private IEnumerable<int> QuestionsIn(int subArea) => Enumerable.Range(0, _subAreaOf.Length).Where(q => _subAreaOf[q] == subArea);

    private IEnumerable<int> QuestionsOf(Part part) => part.Kind == PartKind.Question
        ? Enumerable.Range(0, _subAreaOf.Length).Where(q => _instrument.Questions[q].Code == part.Code)
        : SubAreasOf(part).SelectMany(QuestionsIn);

    private IEnumerable<int> SubAreasOf(Part part) => Enumerable.Range(0, _instrument.SubAreas.Count).Where(s =>
        part == Part.Total || part == Part.Area(_instrument.SubAreas[s].AreaNumber) || part == Part.SubArea(_instrument.SubAreas[s].Code));

    private IEnumerable<Slice> Slices(bool withUnnamed) =>
    [
        Slice.All,
        .. _responses.Groups.Select(Slice.Group),
        .. _responses.Units.Select(Slice.Unit),
        .. withUnnamed && _responses.Units.Count > 0 ? [Slice.Unit("")] : Array.Empty<Slice>(),
    ];

    private IEnumerable<int> People(Slice slice) => Enumerable.Range(0, _responses.Respondents).Where(r => slice.Kind switch
    {
        SliceKind.Group => _responses.Groups[_responses.GroupOf[r]] == slice.Key,
        SliceKind.Unit => (_responses.UnitOf[r] < 0 ? "" : _responses.Units[_responses.UnitOf[r]]) == slice.Key,
        _ => true,
    });

    private static bool Extend(List<double[]> basis, double[] row)
    {
        var residue = Residue(basis, row);
        var length = Length(residue);
        if (length < Tolerance)
        {
            return false;
        }

        basis.Add([.. residue.Select(factor => factor / length)]);
        return true;
    }

    /// <summary>What is left of the row, scaled to length 1, after projection; twice, because once loses digits.</summary>
    private static double[] Residue(List<double[]> basis, double[] row)
    {
        var scale = Length(row);
        double[] residue = [.. row.Select(factor => factor / scale)];
        foreach (var known in basis.Concat(basis))
        {
            double product = 0;
            for (var i = 0; i < residue.Length; i++)
            {
                product += residue[i] * known[i];
            }

            for (var i = 0; product != 0 && i < residue.Length; i++)
            {
                residue[i] -= product * known[i];
            }
        }

        return residue;
    }

    private static double Length(double[] row) => Math.Sqrt(row.Sum(factor => factor * factor));
}
