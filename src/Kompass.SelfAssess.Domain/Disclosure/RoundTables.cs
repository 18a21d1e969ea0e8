using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.Domain.Disclosure;

/// <summary>
/// The tables of a round as linear functionals of its unknowns. Unknown are, per role group and question, the sum of the level shares (apart
/// for those who rated different parts of the sub-area, since their answers weigh differently in it) and, per sub-area, the sum of each unit;
/// respondents whose unit is unknown or coarsened form one more unit that no table shows. Who rated what is taken as known to the reader,
/// who often can tell it from the counts. Areas and the total are written a second time with unknowns of their own, as if everybody in them
/// answered everything: almost true, so that a reader who pretends it is comes too close to the few who are left.
/// </summary>
internal sealed class RoundTables
{
    private readonly Instrument _instrument;
    private readonly int _minimum;
    private readonly int _groups;
    private readonly int[] _subAreaOf;
    private readonly int[] _everybody;
    private readonly SliceCounts[] _slices;
    private readonly List<Unknown> _columns = [];
    private readonly Dictionary<Part, AlikeTable> _alike = [];
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
        foreach (var (part, subAreas) in Parts().Where(own => own.Part.Kind != PartKind.SubArea))
        {
            LayOutAlike(part, subAreas, estimate);
        }

        Cells = [.. Everybody(estimate), .. SlicesInOrder().SelectMany(CellsOf)];
    }

    /// <summary>Number of unknowns.</summary>
    public int Columns => _columns.Count;

    /// <summary>
    /// All cells with anybody in them, the ones to keep first: everybody (sub-areas before what is made of them), then groups, then units,
    /// those with many respondents before those with few, and big points before small.
    /// </summary>
    public IReadOnlyList<TableCell> Cells { get; }

    /// <summary>What is known before anything is shown: in every part groups and units add up to the same sum.</summary>
    public IEnumerable<Functional> Relations()
    {
        var groups = Enumerable.Range(0, _groups);
        var units = Enumerable.Range(_groups, _slices.Length - _groups).ToList();
        var subAreas = Enumerable.Range(0, units.Count > 0 ? _everybody.Length : 0).Select(s =>
            Functional.Sum([.. groups.SelectMany(group => SumOf(s, group)), .. units.SelectMany(unit => SumOf(s, unit)).Select(Negated)]));
        var alike = _alike.Values.Where(table => table.HasUnits).Select(table =>
            Functional.Sum([.. groups.SelectMany(table.SumOf), .. units.SelectMany(table.SumOf).Select(Negated)]));
        return subAreas.Concat(alike);
    }

    /// <summary>The slice (groups first, then units) that an unknown belongs to.</summary>
    public int SliceOf(int column) => _columns[column].Slice;

    /// <summary>True for role groups, false for units.</summary>
    public bool IsGroup(int slice) => slice < _groups;

    /// <summary>True if the unknown by itself is made of too few people.</summary>
    public bool IsSmall(int column) => TooFewIn(_columns[column], [SliceOf(column)]);

    /// <summary>
    /// The sets of unknowns of which no sum may be known because the slices (all groups or all units) together are too few in them. One set
    /// over all parts; but where each question of a sub-area has too few and the sub-area itself enough, its sum may be known: one per question.
    /// </summary>
    public IEnumerable<HashSet<int>> TooFew(IEnumerable<int> columns, IReadOnlyCollection<int> slices)
    {
        var few = columns.Where(column => TooFewIn(_columns[column], slices)).ToLookup(column =>
            // Whoever rated the question belongs in its set, also one who does not count in the sub-area.
            _columns[column] is { Question: >= 0 and var question } && Sum(CountingIn(_subAreaOf[question]), slices) >= _minimum
            && QuestionsOf(_subAreaOf[question]).All(other => Sum(AnsweringOf(other), slices) < _minimum) ? question : -1);
        return few.Select(set => set.ToHashSet());
    }

    private bool TooFewIn(Unknown unknown, IReadOnlyCollection<int> slices) => slices.Contains(unknown.Slice)
        && (Sum(unknown.Answering, slices) < _minimum || Sum(unknown.Counting, slices) < _minimum);

    private static int Sum(int[] people, IReadOnlyCollection<int> slices) => slices.Sum(slice => people[slice]);

    private IEnumerable<int> QuestionsOf(int subArea) => Enumerable.Range(0, _subAreaOf.Length).Where(question => _subAreaOf[question] == subArea);

    private int[] CountingIn(int subArea) => [.. _slices.Select(slice => slice.SubAreas[subArea])];

    private int[] AnsweringOf(int question) => [.. _slices.Select(slice => slice.Questions.Length == 0 ? 0 : slice.Questions[question])];

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
    public CellKey KeyOf(int column) => new(_columns[column].Part, _slices[_columns[column].Slice].Slice);

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
            return [.. _slices[slice].SubAreas.Select((n, s) => n > 0 ? [(AddColumn(slice, s), 1UL)] : new List<(int, ulong)>())];
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

    private int AddColumn(int unit, int subArea)
    {
        var counting = CountingIn(subArea);
        return AddColumn(new Unknown(unit, Part.SubArea(_instrument.SubAreas[subArea].Code), counting, counting));
    }

    private int AddColumn(int group, int question, bool counts)
    {
        var answering = AnsweringOf(question);
        return AddColumn(new Unknown(
            group,
            Part.Question(_instrument.Questions[question].Code),
            answering,
            counts ? CountingIn(_subAreaOf[question]) : answering,
            question));
    }

    private int AddColumn(Unknown unknown)
    {
        _columns.Add(unknown);
        return _columns.Count - 1;
    }

    /// <summary>The second writing of an area or the total; none where a group answered some of it and nothing of the rest.</summary>
    private void LayOutAlike(Part part, IReadOnlyList<int> subAreas, RoundEstimate estimate)
    {
        int[] people = [.. _slices.Select(slice => slice.Named ? estimate[part, slice.Slice].N : 0)];
        if (_slices.Length > _groups)
        {
            people[^1] = estimate[part, Slice.All].N - people.Skip(_groups).Sum();
        }

        bool Whole(int slice) => people[slice] == 0 || subAreas.All(s => _slices[slice].SubAreas[s] > 0);
        if (!Enumerable.Range(0, _groups).All(Whole))
        {
            return;
        }

        var units = _slices.Length > _groups && Enumerable.Range(_groups, _slices.Length - _groups).All(Whole);
        var columns = Enumerable.Range(0, units ? _slices.Length : _groups).Where(slice => people[slice] > 0)
            .ToDictionary(slice => slice, slice => AddColumn(new Unknown(slice, part, people, people)));
        _alike.Add(part, new AlikeTable(people, columns, units));
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

    private TableCell Cell(Part part, Slice slice, int n, Func<Weighting, Functional> row) => new(
        new CellKey(part, slice),
        n < _minimum,
        row,
        weighting => _alike.TryGetValue(part, out var alike) ? Alike(alike, slice, weighting) : Functional.Zero);

    private Functional Alike(AlikeTable table, Slice slice, Weighting weighting) => slice == Slice.All
        ? Functional.Sum(Enumerable.Range(0, _groups).SelectMany(group => weighting == Weighting.Respondents ? table.SumOf(group) : table.MeanOf(group)))
        : Functional.Sum(table.MeanOf(Array.FindIndex(_slices, own => own.Slice == slice)));

    private Functional Points(IEnumerable<int> subAreas, Func<int, (IEnumerable<(int Column, ulong Factor)> Sum, int Divisor)> mean) =>
        Functional.Sum(subAreas.SelectMany(s =>
        {
            var (sum, divisor) = mean(s);
            var factor = PrimeField.Divide(PrimeField.Of(_instrument.SubAreas[s].MaxPoints), PrimeField.Of(divisor));
            return sum.Select(term => (term.Column, PrimeField.Multiply(term.Factor, factor)));
        }));

    /// <summary>The sum of x over the group or unit in a sub-area; nothing where nobody counts.</summary>
    private IEnumerable<(int Column, ulong Factor)> SumOf(int subArea, int slice) => IsGroup(slice)
        ? QuestionsOf(subArea).SelectMany(question => Contributed(slice, question))
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

    private static (int Column, ulong Factor) Negated((int Column, ulong Factor) term) => (term.Column, PrimeField.Negate(term.Factor));

    private static ulong PerHead(int n) => PrimeField.Divide(1, PrimeField.Of(n));

    /// <summary>How many count of one slice, per sub-area and (groups only) per question.</summary>
    private sealed record SliceCounts(Slice Slice, int Respondents, int[] SubAreas, int[] Questions, bool Named);

    /// <param name="Slice">Whose answers.</param>
    /// <param name="Part">To what.</param>
    /// <param name="Answering">How many answered it, per slice.</param>
    /// <param name="Counting">How many of them count in the sub-area, per slice, where the unknown enters its sum.</param>
    /// <param name="Question">Index of the question, or −1 where the unknown is of something larger.</param>
    private sealed record Unknown(int Slice, Part Part, int[] Answering, int[] Counting, int Question = -1);

    /// <summary>An area or the total as if everybody answered all of it: one mean per slice.</summary>
    private sealed record AlikeTable(int[] People, Dictionary<int, int> Columns, bool HasUnits)
    {
        public IEnumerable<(int Column, ulong Factor)> MeanOf(int slice) => Columns.TryGetValue(slice, out var column) ? [(column, 1)] : [];

        public IEnumerable<(int Column, ulong Factor)> SumOf(int slice) =>
            Columns.TryGetValue(slice, out var column) ? [(column, PrimeField.Of(People[slice]))] : [];
    }
}

/// <summary>A cell of the tables with anybody in it.</summary>
/// <param name="Key">Its key.</param>
/// <param name="TooFew">True if fewer than the minimum answered.</param>
/// <param name="Row">What a reader knows who sees it, under a weighting.</param>
/// <param name="AlikeRow">What a reader would know if everybody answered everything; zero where that is not written.</param>
internal sealed record TableCell(CellKey Key, bool TooFew, Func<Weighting, Functional> Row, Func<Weighting, Functional> AlikeRow)
{
    /// <summary>Both, under all the weightings.</summary>
    public IEnumerable<Functional> Rows(IReadOnlyList<Weighting> weightings) => weightings.Select(Row).Concat(weightings.Select(AlikeRow));
}
