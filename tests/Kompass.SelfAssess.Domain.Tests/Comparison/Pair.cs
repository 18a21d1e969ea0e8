using FsCheck;
using FsCheck.Fluent;
using Kompass.SelfAssess.Domain.Comparison;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.Domain.Scoring;
using Kompass.SelfAssess.Domain.Tests.Frameworks;

namespace Kompass.SelfAssess.Domain.Tests.Comparison;

/// <summary>Two random rounds that share some people; groups and units are drawn anew, one question per sub-area, some unanswered.</summary>
internal sealed record Pair(Pair.Round Earlier, Pair.Round Later, Weighting Weighting)
{
    private const double Tolerance = 1e-8;

    public static readonly FrameworkEdition Edition = TestEditions.Tiny(("1.1", 20, [1m]), ("1.2", 30, [1m]), ("2.1", 50, [1m]));

    private static readonly string[] Groups = ["a", "b"];
    private static readonly string[] Units = ["u", "v"];

    public static Arbitrary<Pair> Any { get; } =
        (from seed in Gen.Choose(0, int.MaxValue)
         from people in Gen.Choose(8, 34)
         from silent in Gen.Elements(0, 0, 8)
         from stay in Gen.Elements(100, 85, 60, 40)
         from mixed in Gen.Elements(true, true, false)
         from weighting in Gen.Elements(Weighting.Respondents, Weighting.GroupBalanced)
         select Draw(seed, people, silent, stay, mixed, weighting)).ToArbitrary();

    private static double[] Levels { get; } = [.. TestEditions.LevelShares.Select(share => (double)share)];

    public RoundChange Change() => RoundChange.Between(
        RoundChangeTests.Side(Edition, Earlier.Matrix, Weighting, []), RoundChangeTests.Side(Edition, Later.Matrix, Weighting, []));

    public static SplitSide Side(Round round, bool meanIsKnown) =>
        new(new MatchedRound(new Instrument(Edition, RoundDepth.Full), round.Matrix, [.. round.People.Select(person => $"{person}")]), 5, meanIsKnown, []);

    /// <summary>Straight from the definition: what those in both rounds changed.</summary>
    public double Same(Part part) => Points(part, subArea =>
    {
        var both = Both(subArea);
        return both.Average(person => Later.Share(person, subArea)!.Value) - both.Average(person => Earlier.Share(person, subArea)!.Value);
    });

    /// <summary>The plain means' change that is not that of those in both.</summary>
    public double Turnover(Part part) => Points(part, subArea => Later.Mean(subArea) - Earlier.Mean(subArea)) - Same(part);

    public bool AllTheSame(string code) => Earlier.Counting(Index(code)).SetEquals(Later.Counting(Index(code)));

    /// <summary>
    /// Of how many people of the round the stayers' sum is made at least, whatever sums of whole groups and units are added to it: tried out for
    /// every value that a group and a unit can have.
    /// </summary>
    public static int Hidden(Round round, Round other, string code)
    {
        var subArea = Index(code);
        var people = round.Counting(subArea).Select(person => (
            Group: round.GroupOf[round.At(person)], Unit: 1 + round.UnitOf[round.At(person)], Stays: other.Counting(subArea).Contains(person) ? 1 : 0)).ToList();
        int[] values = [-1, 0, 1, 2];
        return (from a in values
                from b in values
                from u in values
                from v in values
                from w in values
                let groups = new[] { a, b }
                let units = new[] { u, v, w }
                select people.Count(own => own.Stays != groups[own.Group] + units[own.Unit])).Min();
    }

    /// <summary>Withheld cells of either round that follow from what both show together with the split, and do not without it.</summary>
    public List<CellKey> LearntOfTheSplit(ChangeSplit split)
    {
        var basis = new List<double[]>();
        var withheld = new List<(CellKey Key, double[] Row)>();
        foreach (var (round, offset) in new[] { (Earlier, 0), (Later, Earlier.People.Count) })
        {
            var side = RoundChangeTests.Side(Edition, round.Matrix, Weighting, []);
            foreach (var cell in side.Raw.Cells.Where(cell => cell.N > 0 && cell.State is CellState.Shown or CellState.Withheld))
            {
                var row = TableRow(round, offset, cell.Value.Key);
                if (cell.Shown)
                {
                    Extend(basis, row);
                }
                else
                {
                    withheld.Add((cell.Value.Key, row));
                }
            }
        }

        var unsolved = withheld.Where(own => !Solved(basis, own.Row)).ToList();
        foreach (var number in split.Areas.Prepend(split.Total).Where(number => number.State == CellState.Shown))
        {
            Extend(basis, SplitRow(number.Part));
        }

        return [.. unsolved.Where(own => Solved(basis, own.Row)).Select(own => own.Key)];
    }

    private static int Index(string code) => Edition.SubAreas.ToList().FindIndex(subArea => subArea.Code == code);

    private static IEnumerable<(int Index, SubArea SubArea)> Of(Part part) => Edition.SubAreas.Select((subArea, index) => (index, subArea))
        .Where(own => part == Part.Total || part == Part.Area(own.subArea.AreaNumber) || part == Part.SubArea(own.subArea.Code)
            || own.subArea.Questions.Any(question => part == Part.Question(question.Code)));

    private static double Points(Part part, Func<int, double> share) => Of(part).Sum(own => (double)own.SubArea.MaxPoints * share(own.Index));

    private static Pair Draw(int seed, int people, int silent, int stay, bool mixed, Weighting weighting)
    {
        var random = new Random(seed);
        var first = Enumerable.Range(0, people).ToList();
        var newcomers = random.Next(0, 16);
        // Not mixed: whole groups stay or go, which is what the gate is there for.
        var later = first.Where(person => mixed ? random.Next(100) < stay : person % 2 == 0 || random.Next(100) < 4).Concat(Enumerable.Range(people, newcomers)).ToList();
        return new Pair(Round.Draw(random, first, silent, mixed), Round.Draw(random, later.Count == 0 ? [0] : later, silent, mixed), weighting);
    }

    private List<int> Both(int subArea) => [.. Earlier.Counting(subArea).Intersect(Later.Counting(subArea))];

    private double[] SplitRow(Part part)
    {
        var row = new double[Length];
        foreach (var (index, subArea) in Of(part))
        {
            var both = Both(index);
            foreach (var person in both)
            {
                row[(index * People) + Earlier.At(person)] -= (double)subArea.MaxPoints / both.Count;
                row[(index * People) + Earlier.People.Count + Later.At(person)] += (double)subArea.MaxPoints / both.Count;
            }
        }

        return row;
    }

    private double[] TableRow(Round round, int offset, CellKey key)
    {
        var row = new double[Length];
        foreach (var (index, subArea) in Of(key.Part))
        {
            var people = round.Counting(index).Where(person => key.Slice.Kind switch
            {
                SliceKind.Group => Groups[round.GroupOf[round.At(person)]] == key.Slice.Key,
                SliceKind.Unit => round.UnitOf[round.At(person)] >= 0 && Units[round.UnitOf[round.At(person)]] == key.Slice.Key,
                _ => true,
            }).ToList();
            var balanced = Weighting == Weighting.GroupBalanced && key.Slice == Slice.All && key.Part.Kind != PartKind.Question;
            var strata = people.GroupBy(person => balanced ? round.GroupOf[round.At(person)] : 0).ToList();
            foreach (var person in strata.SelectMany(stratum => stratum.Select(person => (Person: person, Weight: 1.0 / stratum.Count() / strata.Count))))
            {
                row[(index * People) + offset + round.At(person.Person)] += (double)subArea.MaxPoints * person.Weight;
            }
        }

        return row;
    }

    private int People => Earlier.People.Count + Later.People.Count;

    private int Length => 3 * People;

    private static bool Solved(List<double[]> basis, double[] row) => Size(Residue(basis, row)) < Tolerance;

    private static void Extend(List<double[]> basis, double[] row)
    {
        var residue = Residue(basis, row);
        var size = Size(residue);
        if (size >= Tolerance)
        {
            basis.Add([.. residue.Select(factor => factor / size)]);
        }
    }

    private static double[] Residue(List<double[]> basis, double[] row)
    {
        var scale = Size(row);
        double[] residue = [.. row.Select(factor => scale == 0 ? 0 : factor / scale)];
        foreach (var known in basis.Concat(basis))
        {
            var product = residue.Zip(known, (left, right) => left * right).Sum();
            for (var i = 0; i < residue.Length; i++)
            {
                residue[i] -= product * known[i];
            }
        }

        return residue;
    }

    private static double Size(double[] row) => Math.Sqrt(row.Sum(factor => factor * factor));

    /// <summary>Who took part, where they belong, and their level per sub-area; null where there is none.</summary>
    internal sealed record Round(IReadOnlyList<int> People, int[] GroupOf, int[] UnitOf, int?[,] Answers)
    {
        public ResponseMatrix Matrix => new(
            Groups, Units, GroupOf, UnitOf, [.. from person in Enumerable.Range(0, People.Count) from subArea in Enumerable.Range(0, 3) select Value(Answers[person, subArea])]);

        public static Round Draw(Random random, IReadOnlyList<int> people, int silent, bool mixed)
        {
            var answers = new int?[people.Count, 3];
            for (var person = 0; person < people.Count; person++)
            {
                for (var subArea = 0; subArea < 3; subArea++)
                {
                    answers[person, subArea] = random.Next(100) < silent ? null : random.Next(6);
                }
            }

            return new Round(people, [.. people.Select(person => mixed ? random.Next(2) : person % 2)], [.. people.Select(_ => random.Next(3) - 1)], answers);
        }

        public int At(int person) => ((List<int>)[.. People]).IndexOf(person);

        public HashSet<int> Counting(int subArea) => [.. People.Where(person => Answers[At(person), subArea] is not null)];

        public double? Share(int person, int subArea) => Answers[At(person), subArea] is { } level ? Levels[level] : null;

        public double Mean(int subArea) => Counting(subArea).Average(person => Share(person, subArea)!.Value);

        private static AnswerValue Value(int? level) => level is { } own ? (AnswerValue)own : AnswerValue.Unanswered;
    }
}
