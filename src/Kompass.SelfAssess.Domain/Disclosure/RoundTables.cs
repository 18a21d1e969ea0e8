using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.Domain.Disclosure;

/// <summary>
/// The tables of a round as linear functionals of its unknowns. Unknown are, per role group and question, the sum of the level shares (apart
/// for those who rated different parts of the sub-area, since their answers weigh differently in it) and, per sub-area, the sum of each unit;
/// respondents whose unit is unknown or coarsened form one more unit that no table shows. Who rated what is taken as known to the reader,
/// who often can tell it from the counts.
/// </summary>
internal sealed class RoundTables
{
    private readonly Instrument _instrument;
    private readonly int _minimum;
    private readonly int _groups;
    private readonly int[] _subAreaOf;
    private readonly int[] _everybody;
    private readonly SliceCounts[] _slices;
    private readonly List<(int Slice, int Part, bool Counts)> _columns = [];
    private readonly List<(int Column, ulong Weight)>[][] _columnsOf;

    public RoundTables(Instrument instrument, ResponseMatrix responses, RoundEstimate estimate, int minimum)
    {
        _instrument = instrument;
        _minimum = minimum;
        _groups = estimate.Groups.Count;
        _subAreaOf = [.. instrument.SubAreas.SelectMany((subArea, index) => subArea.QuestionsFor(instrument.Depth).Select(_ => index))];
        _everybody = [.. instrument.SubAreas.Select(subArea => estimate[Part.SubArea(subArea.Code), Slice.All].N)];
        _slices =
        [
            .. estimate.Groups.Select((group, index) => GroupCounts(estimate, group, responses.GroupOf.Count(own => own == index))),
            .. estimate.Units.Select((unit, index) => UnitCounts(estimate, unit, responses.UnitOf.Count(own => own == index))),
        ];
        if (estimate.Units.Count > 0)
        {
            _slices = [.. _slices, UnnamedUnitCounts()];
        }

        _columnsOf = [.. _slices.Select((_, slice) => LayOutColumns(slice, responses))];
        Cells = [.. Everybody(estimate), .. SlicesInOrder().SelectMany(CellsOf)];
    }

    /// <summary>Number of unknowns.</summary>
    public int Columns => _columns.Count;

    /// <summary>
    /// All cells with anybody in them, the ones to keep first: everybody (sub-areas before what is made of them), then groups, then units,
    /// those with many respondents before those with few, and big points before small.
    /// </summary>
    public IReadOnlyList<TableCell> Cells { get; }

    /// <summary>What is known before anything is shown: in every sub-area groups and units add up to the same sum.</summary>
    public IEnumerable<Functional> Relations() => _slices.Length == _groups
        ? []
        : Enumerable.Range(0, _everybody.Length).Where(s => _everybody[s] > 0).Select(s => Functional.Sum(
            Enumerable.Range(0, _slices.Length).SelectMany(slice =>
                SumOf(s, slice).Select(term => (term.Column, IsGroup(slice) ? term.Factor : PrimeField.Negate(term.Factor))))));

    /// <summary>The slice (groups first, then units) that an unknown belongs to.</summary>
    public int SliceOf(int column) => _columns[column].Slice;

    /// <summary>True for role groups, false for units.</summary>
    public bool IsGroup(int slice) => slice < _groups;

    /// <summary>True if the unknown by itself is made of too few people.</summary>
    public bool IsSmall(int column) => TooFewIn(column, [SliceOf(column)]);

    /// <summary>True if the unknown belongs to one of the slices (all groups or all units) and they together are too few in its question or sub-area.</summary>
    public bool TooFewIn(int column, IReadOnlyCollection<int> slices)
    {
        var (slice, part, counts) = _columns[column];
        if (!slices.Contains(slice))
        {
            return false;
        }

        var subArea = IsGroup(slice) ? _subAreaOf[part] : part;
        return (counts && slices.Sum(other => _slices[other].SubAreas[subArea]) < _minimum)
            || (IsGroup(slice) && slices.Sum(other => _slices[other].Questions[part]) < _minimum);
    }

    /// <summary>What a reader knows who sees the distribution of a question over everybody: its plain mean, whatever the weighting.</summary>
    public Functional Distribution(int question) => ShareOfAll(question, Weighting.Respondents);

    /// <summary>A question's contribution over everybody: over those who count in its sub-area.</summary>
    public Functional Contribution(int question, Weighting weighting) => Functional.Sum(
        from slice in Enumerable.Range(0, _groups)
        let n = _slices[slice].SubAreas[_subAreaOf[question]]
        where n > 0
        from term in Contributed(slice, question)
        select weighting == Weighting.Respondents ? term : Scaled(term, PerHead(n)));

    /// <summary>The key that names an unknown.</summary>
    public CellKey KeyOf(int column)
    {
        var (slice, part, _) = _columns[column];
        return new CellKey(
            IsGroup(slice) ? Part.Question(_instrument.Questions[part].Code) : Part.SubArea(_instrument.SubAreas[part].Code),
            _slices[slice].Slice);
    }

    private static SliceCounts Counts(Slice slice, int respondents, IEnumerable<int> subAreas, IEnumerable<int> questions) =>
        new(slice, respondents, [.. subAreas], [.. questions], Named: true);

    private SliceCounts GroupCounts(RoundEstimate estimate, string key, int respondents) => Counts(
        Slice.Group(key),
        respondents,
        _instrument.SubAreas.Select(subArea => estimate[Part.SubArea(subArea.Code), Slice.Group(key)].N),
        _instrument.Questions.Select(question => estimate[Part.Question(question.Code), Slice.Group(key)].N));

    private SliceCounts UnitCounts(RoundEstimate estimate, string key, int respondents) => Counts(
        Slice.Unit(key), respondents, _instrument.SubAreas.Select(subArea => estimate[Part.SubArea(subArea.Code), Slice.Unit(key)].N), []);

    private SliceCounts UnnamedUnitCounts() =>
        Counts(Slice.Unit(""), 0, _everybody.Select((n, s) => n - _slices.Skip(_groups).Sum(unit => unit.SubAreas[s])), []) with { Named = false };

    /// <summary>The unknowns of a slice per question (groups) or sub-area (units), with the weight at which they enter the sub-area's sum.</summary>
    private List<(int Column, ulong Weight)>[] LayOutColumns(int slice, ResponseMatrix responses)
    {
        if (!IsGroup(slice))
        {
            return [.. _slices[slice].SubAreas.Select((n, s) => n > 0 ? [(AddColumn(slice, s, counts: true), 1UL)] : new List<(int, ulong)>())];
        }

        var ratedWeights = new SortedSet<decimal>?[_subAreaOf.Length];
        var counting = new int[_everybody.Length];
        foreach (var respondent in Enumerable.Range(0, responses.Respondents).Where(respondent => responses.GroupOf[respondent] == slice))
        {
            var answers = responses.Answers.AsSpan(respondent * _subAreaOf.Length, _subAreaOf.Length);
            for (int first = 0, end; first < answers.Length; first = end)
            {
                for (end = first + 1; end < answers.Length && _subAreaOf[end] == _subAreaOf[first]; end++)
                {
                }

                counting[_subAreaOf[first]] += AddRatedWeights(answers, first, end, ratedWeights) ? 1 : 0;
            }
        }

        return counting.SequenceEqual(_slices[slice].SubAreas)
            ? [.. ratedWeights.Select((all, question) => all?.Select(rated => (AddColumn(slice, question, rated > 0), WeightIn(question, rated))).ToList() ?? [])]
            : throw new ArgumentException("The estimate is not one of these responses.", nameof(responses));
    }

    /// <summary>Adds to each rated question of a sub-area the weight this respondent rated in all, 0 for one who does not count; true for one who does.</summary>
    private bool AddRatedWeights(ReadOnlySpan<AnswerValue> answers, int first, int end, SortedSet<decimal>?[] ratedWeights)
    {
        decimal rated = 0, asked = 0;
        for (var question = first; question < end; question++)
        {
            var weight = _instrument.Questions[question].Weight;
            rated += answers[question] <= AnswerValue.Level5 ? weight : 0;
            asked += answers[question] is AnswerValue.NotApplicable or AnswerValue.NotAsked ? 0 : weight;
        }

        var counts = rated > 0 && rated * 2 >= asked;
        for (var question = first; question < end; question++)
        {
            if (answers[question] <= AnswerValue.Level5)
            {
                (ratedWeights[question] ??= []).Add(counts ? rated : 0);
            }
        }

        return counts;
    }

    /// <summary>w/Σw as a fraction, never as a rounded decimal.</summary>
    private ulong WeightIn(int question, decimal rated) =>
        rated == 0 ? 0 : PrimeField.Divide(PrimeField.Of(_instrument.Questions[question].Weight), PrimeField.Of(rated));

    private int AddColumn(int slice, int part, bool counts)
    {
        _columns.Add((slice, part, counts));
        return _columns.Count - 1;
    }

    private IEnumerable<TableCell> Everybody(RoundEstimate estimate)
    {
        foreach (var (part, subAreas) in Parts().Reverse())
        {
            // A consensus may fill a sub-area that nobody answered, so everybody's sums over the others count as tables too.
            var answered = subAreas.Where(s => _everybody[s] > 0).ToList();
            if (answered.Count > 0)
            {
                yield return Cell(part, Slice.All, answered.Min(s => _everybody[s]), weighting => Points(answered, s => AllOf(s, weighting)));
            }
        }

        foreach (var question in QuestionsInOrder())
        {
            var part = Part.Question(_instrument.Questions[question].Code);
            var n = estimate[part, Slice.All].N;
            if (n > 0)
            {
                yield return Cell(part, Slice.All, n, weighting => ShareOfAll(question, weighting));
            }
        }
    }

    private IEnumerable<int> SlicesInOrder() => Enumerable.Range(0, _slices.Length)
        .Where(slice => _slices[slice].Named)
        .OrderBy(slice => IsGroup(slice) ? 0 : 1)
        .ThenByDescending(slice => _slices[slice].Respondents);

    private IEnumerable<TableCell> CellsOf(int slice)
    {
        var counts = _slices[slice];
        foreach (var (part, subAreas) in Parts())
        {
            var least = subAreas.Min(s => counts.SubAreas[s]);
            if (least > 0)
            {
                yield return Cell(part, counts.Slice, least, _ => Points(subAreas, s => (SumOf(s, slice), counts.SubAreas[s])));
            }
        }

        foreach (var question in IsGroup(slice) ? QuestionsInOrder() : [])
        {
            var n = counts.Questions[question];
            if (n > 0)
            {
                yield return Cell(Part.Question(_instrument.Questions[question].Code), counts.Slice, n, _ => Functional.Sum(Rated(slice, question)));
            }
        }
    }

    /// <summary>The total, the areas and the sub-areas, big points before small, with the sub-areas they are made of.</summary>
    private IEnumerable<(Part Part, IReadOnlyList<int> SubAreas)> Parts()
    {
        var subAreas = Enumerable.Range(0, _everybody.Length).ToList();
        yield return (Part.Total, subAreas);
        foreach (var area in subAreas.GroupBy(s => _instrument.SubAreas[s].AreaNumber))
        {
            yield return (Part.Area(area.Key), [.. area]);
        }

        foreach (var s in subAreas.OrderByDescending(s => _instrument.SubAreas[s].MaxPoints))
        {
            yield return (Part.SubArea(_instrument.SubAreas[s].Code), [s]);
        }
    }

    /// <summary>Questions, heavy ones before light ones.</summary>
    private IEnumerable<int> QuestionsInOrder() =>
        Enumerable.Range(0, _subAreaOf.Length).OrderByDescending(question => _instrument.Questions[question].Weight);

    private TableCell Cell(Part part, Slice slice, int n, Func<Weighting, Functional> row) =>
        new(new CellKey(part, slice), n < _minimum, row);

    private Functional Points(IEnumerable<int> subAreas, Func<int, (IEnumerable<(int Column, ulong Factor)> Sum, int Divisor)> mean) =>
        Functional.Sum(subAreas.SelectMany(s =>
        {
            var (sum, divisor) = mean(s);
            var factor = PrimeField.Divide(PrimeField.Of(_instrument.SubAreas[s].MaxPoints), PrimeField.Of(divisor));
            return sum.Select(term => (term.Column, PrimeField.Multiply(term.Factor, factor)));
        }));

    /// <summary>The sum of x over the group or unit in a sub-area; nothing where nobody counts.</summary>
    private IEnumerable<(int Column, ulong Factor)> SumOf(int subArea, int slice) => IsGroup(slice)
        ? Enumerable.Range(0, _subAreaOf.Length).Where(question => _subAreaOf[question] == subArea).SelectMany(question => Contributed(slice, question))
        : Contributed(slice, subArea);

    private (IEnumerable<(int Column, ulong Factor)> Sum, int Divisor) AllOf(int subArea, Weighting weighting)
    {
        var groups = Enumerable.Range(0, _groups).Where(group => _slices[group].SubAreas[subArea] > 0).ToList();
        return weighting == Weighting.Respondents
            ? (groups.SelectMany(group => SumOf(subArea, group)), _everybody[subArea])
            : (groups.SelectMany(group => SumOf(subArea, group).Select(term => Scaled(term, PerHead(_slices[group].SubAreas[subArea])))), groups.Count);
    }

    /// <summary>A question's mean level share over everybody who rated it.</summary>
    private Functional ShareOfAll(int question, Weighting weighting) => Functional.Sum(
        from slice in Enumerable.Range(0, _groups)
        let n = _slices[slice].Questions[question]
        where n > 0
        from term in Rated(slice, question)
        select weighting == Weighting.Respondents ? term : Scaled(term, PerHead(n)));

    private IEnumerable<(int Column, ulong Factor)> Rated(int slice, int part) => _columnsOf[slice][part].Select(own => (own.Column, 1UL));

    private IEnumerable<(int Column, ulong Factor)> Contributed(int slice, int part) =>
        _columnsOf[slice][part].Where(own => own.Weight != 0);

    private static (int Column, ulong Factor) Scaled((int Column, ulong Factor) term, ulong factor) =>
        (term.Column, PrimeField.Multiply(term.Factor, factor));

    private static ulong PerHead(int n) => PrimeField.Divide(1, PrimeField.Of(n));

    /// <summary>How many count of one slice, per sub-area and (groups only) per question.</summary>
    private sealed record SliceCounts(Slice Slice, int Respondents, int[] SubAreas, int[] Questions, bool Named);
}

/// <summary>A cell of the tables with anybody in it.</summary>
/// <param name="Key">Its key.</param>
/// <param name="TooFew">True if fewer than the minimum answered.</param>
/// <param name="Row">What a reader knows who sees it, under a weighting.</param>
internal sealed record TableCell(CellKey Key, bool TooFew, Func<Weighting, Functional> Row);
