using System.Numerics;

namespace Kompass.SelfAssess.Domain.Plans;

/// <summary>Actions that have to be weighed together, and their best choices.</summary>
/// <remarks>
/// One action after the other is taken or left. A possibility is dropped when another takes no more days, has all that later actions may need, and is
/// so far ahead that whatever is chosen later, under bounds that only ever take from a gain, it cannot fall behind. Points are counted in millionths.
/// </remarks>
internal sealed class PortfolioPart
{
    private const decimal Fine = 1_000_000;

    private readonly IReadOnlyList<PortfolioItem> _items;
    private readonly long[] _caps;
    private readonly int[] _rootOf;
    private readonly long[] _rootCaps;
    private readonly long[][] _gains;
    private readonly long[] _free;
    private readonly BigInteger[] _needs;

    private PortfolioPart(IReadOnlyList<PortfolioItem> items, BindingCaps binding)
    {
        _items = items;
        Bound[] bounds = [.. items.SelectMany(item => item.Gains).Select(binding.Of).OfType<Bound>().Distinct()];
        string[] roots = [.. bounds.Select(bound => bound.Root).Distinct()];
        _caps = [.. bounds.Select(bound => Whole(bound.Cap))];
        _rootOf = [.. bounds.Select(bound => Array.IndexOf(roots, bound.Root))];
        _rootCaps = [.. roots.Select(root => Whole(bounds.First(bound => bound.Root == root).RootCap))];
        _gains = [.. items.Select(item => bounds.Select(bound => item.Gains.Where(gain => binding.Of(gain) == bound).Sum(gain => Whole(gain.Points))).ToArray())];
        _free = [.. items.Select(item => item.Gains.Where(gain => binding.Of(gain) is null).Sum(gain => Whole(gain.Points)))];
        _needs = [.. items.Select(item => Mask(item.DependsOn))];
    }

    /// <summary>Numbers of its actions.</summary>
    public IEnumerable<int> Items => _items.Select(item => item.Number);

    /// <summary>Parts that have nothing to do with each other.</summary>
    /// <param name="items">Each after all that it needs.</param>
    /// <param name="caps">What is left to win.</param>
    public static IReadOnlyList<PortfolioPart> Of(IReadOnlyList<PortfolioItem> items, PortfolioCaps caps)
    {
        var binding = new BindingCaps(items, caps);
        var part = Enumerable.Range(0, items.Count).ToArray();
        var places = items.Select((item, place) => (item.Number, place)).ToDictionary(one => one.Number, one => one.place);
        var firstOf = new Dictionary<string, int>();
        for (var place = 0; place < items.Count; place++)
        {
            foreach (var needed in items[place].DependsOn)
            {
                Join(place, places[needed]);
            }

            foreach (var root in items[place].Gains.Select(binding.Of).OfType<Bound>().Select(bound => bound.Root))
            {
                Join(place, firstOf.TryGetValue(root, out var first) ? first : firstOf[root] = place);
            }
        }

        return [.. Enumerable.Range(0, items.Count).GroupBy(place => part[place]).Select(own => new PortfolioPart([.. own.Select(place => items[place])], binding))];

        void Join(int one, int other)
        {
            var (from, to) = (part[one], part[other]);
            for (var place = 0; place < part.Length && from != to; place++)
            {
                part[place] = part[place] == from ? to : part[place];
            }
        }
    }

    /// <summary>Choices that no other beats in both days and points, and whether none was dropped unseen.</summary>
    public (IReadOnlyList<PortfolioChoice> Best, bool Exact) Best()
    {
        List<Label> labels = [new(0, 0, new long[_caps.Length], 0, BigInteger.Zero, null, -1)];
        var exact = true;
        for (var place = 0; place < _items.Count; place++)
        {
            labels.AddRange(labels.Where(label => (label.Taken & _needs[place]) == _needs[place]).Select(label => Take(label, place)).ToList());
            labels = Prune(labels, place + 1);
            if (labels.Count > Portfolio.MostLabels)
            {
                exact = false;
                labels = Front(labels);
            }
        }

        return ([.. Front(labels).Select(label => new PortfolioChoice(label.Days, label.Value / Fine, Numbers(label)))], exact);
    }

    private Label Take(Label label, int place)
    {
        var sums = new long[label.Sums.Length];
        for (var bound = 0; bound < sums.Length; bound++)
        {
            sums[bound] = label.Sums[bound] + _gains[place][bound];
        }

        var free = label.Free + _free[place];
        return new(label.Days + _items[place].Days, free, sums, free + Bounded(sums, null), label.Taken | (BigInteger.One << place), label, place);
    }

    private List<Label> Prune(List<Label> labels, int next)
    {
        // What no later action needs, and bounds that none of them touches, tell nothing any more.
        var asked = _needs.Skip(next).Aggregate(BigInteger.Zero, (mask, needs) => mask | needs);
        var touched = new bool[_rootCaps.Length];
        foreach (var bound in Enumerable.Range(0, _caps.Length).Where(bound => _gains.Skip(next).Any(gains => gains[bound] > 0)))
        {
            touched[_rootOf[bound]] = true;
        }

        int[] open = [.. Enumerable.Range(0, _caps.Length).Where(bound => touched[_rootOf[bound]])];
        var kept = new List<(Label Label, long Settled)>();
        foreach (var label in labels.OrderBy(label => label.Days).ThenByDescending(label => label.Value))
        {
            var settled = label.Free + Bounded(label.Sums, touched);
            if (!kept.Exists(other => Beats(other.Label, other.Settled - settled, label, asked, open)))
            {
                kept.Add((label, settled));
            }
        }

        return [.. kept.Select(one => one.Label)];
    }

    private bool Beats(Label one, long ahead, Label other, BigInteger asked, int[] open)
    {
        foreach (var bound in open)
        {
            ahead -= Math.Max(0, Math.Min(_caps[bound], other.Sums[bound]) - Math.Min(_caps[bound], one.Sums[bound]));
            if (ahead < 0)
            {
                return false;
            }
        }

        return ahead >= 0 && (asked.IsZero || (other.Taken & asked & ~one.Taken).IsZero);
    }

    private static List<Label> Front(List<Label> labels)
    {
        var front = new List<Label>();
        foreach (var label in labels.OrderBy(label => label.Days).ThenByDescending(label => label.Value))
        {
            if (front.Count == 0 || label.Value > front[^1].Value)
            {
                front.Add(label);
            }
        }

        return front;
    }

    /// <summary>What bounded gains come to; only under the roots that are not left out.</summary>
    private long Bounded(long[] sums, bool[]? without)
    {
        var roots = new long[_rootCaps.Length];
        for (var bound = 0; bound < sums.Length; bound++)
        {
            roots[_rootOf[bound]] += Math.Min(_caps[bound], sums[bound]);
        }

        var value = 0L;
        for (var root = 0; root < roots.Length; root++)
        {
            value += without?[root] == true ? 0 : Math.Min(_rootCaps[root], roots[root]);
        }

        return value;
    }

    private BigInteger Mask(IReadOnlyList<int> numbers)
    {
        var mask = BigInteger.Zero;
        for (var place = 0; place < _items.Count; place++)
        {
            mask |= numbers.Contains(_items[place].Number) ? BigInteger.One << place : BigInteger.Zero;
        }

        return mask;
    }

    private List<int> Numbers(Label label)
    {
        var numbers = new List<int>();
        for (var at = label; at.Before is not null; at = at.Before)
        {
            numbers.Add(_items[at.Place].Number);
        }

        return numbers;
    }

    private static long Whole(decimal points) => points >= long.MaxValue / Fine ? long.MaxValue / (long)Fine : (long)Math.Round(points * Fine);

    private sealed record Label(int Days, long Free, long[] Sums, long Value, BigInteger Taken, Label? Before, int Place);
}

/// <summary>A bound that gains can run against: of a question, or of a sub-area's gains that no question bounds.</summary>
/// <param name="Root">What is bounded on the whole: the sub-area, or the question alone where its sub-area cannot bind.</param>
/// <param name="RootCap">Its points.</param>
/// <param name="Code">The question, or empty.</param>
/// <param name="Cap">Its points.</param>
internal sealed record Bound(string Root, decimal RootCap, string Code, decimal Cap);

/// <summary>The bounds that all gains together would break; the others never matter.</summary>
internal sealed class BindingCaps
{
    private readonly Dictionary<(string SubArea, string Question), Bound> _bounds = [];

    public BindingCaps(IReadOnlyList<PortfolioItem> items, PortfolioCaps caps)
    {
        foreach (var subArea in items.SelectMany(item => item.Gains).GroupBy(gain => gain.SubArea))
        {
            var questions = subArea.GroupBy(gain => gain.Question ?? "").Select(own => (own.Key, Sum: own.Sum(gain => gain.Points), Cap: CapOf(caps.Questions, own.Key))).ToList();
            var cap = CapOf(caps.SubAreas, subArea.Key);
            var whole = questions.Sum(question => Math.Min(question.Cap, question.Sum)) > cap;
            foreach (var question in questions.Where(question => whole || question.Sum > question.Cap))
            {
                _bounds.Add((subArea.Key, question.Key), new Bound(whole ? subArea.Key : $"{subArea.Key} {question.Key}", whole ? cap : decimal.MaxValue, question.Key, question.Cap));
            }
        }
    }

    public Bound? Of(PortfolioGain gain) => _bounds.GetValueOrDefault((gain.SubArea, gain.Question ?? ""));

    private static decimal CapOf(IReadOnlyDictionary<string, decimal> caps, string code) => caps.TryGetValue(code, out var cap) ? cap : decimal.MaxValue;
}
