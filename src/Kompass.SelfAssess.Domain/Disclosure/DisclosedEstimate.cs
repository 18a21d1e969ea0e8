using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.Domain.Disclosure;

/// <summary>
/// A round's numbers behind the gate: the only form in which pages, charts, Excel, JSON and mail get them. Every cell is the number or the
/// sign that stands for it; a withheld number cannot be reached from here. Source: design 6.
/// </summary>
/// <param name="estimate">The numbers, raw or final, under either weighting.</param>
/// <param name="plan">The plan of the same round.</param>
public sealed class DisclosedEstimate(RoundEstimate estimate, SuppressionPlan plan)
{
    /// <summary>The edition that was asked.</summary>
    public string EditionKey => estimate.EditionKey;

    /// <summary>How respondents are weighed together.</summary>
    public Weighting Weighting => estimate.Weighting;

    /// <summary>How many responses there are.</summary>
    public int Respondents => estimate.Respondents;

    /// <summary>Keys of the role groups, in order.</summary>
    public IReadOnlyList<string> Groups => estimate.Groups;

    /// <summary>Keys of the units, in order.</summary>
    public IReadOnlyList<string> Units => estimate.Units;

    /// <summary>What decides.</summary>
    public SuppressionPlan Plan { get; } = plan;

    /// <summary>The cell: what it is about, its maximum and its counts always; points, shares, margin and the rest only if it is shown.</summary>
    public Disclosed<ScoreCell> this[Part part, Slice slice] => Disclose(estimate[part, slice]);

    /// <summary>All cells, in no particular order.</summary>
    public IEnumerable<Disclosed<ScoreCell>> Cells => estimate.Cells.Values.Select(Disclose);

    /// <summary>How many of everybody chose each answer to a question, indexed by <see cref="Rounds.AnswerValue"/>; empty unless shown.</summary>
    public Disclosed<IReadOnlyList<int>> Distribution(string question)
    {
        var cell = estimate[Part.Question(question), Slice.All];
        var (state, reason) = DistributionState(cell);
        return new(state, state == CellState.Shown ? cell.Counts : [], cell.N, reason);
    }

    /// <summary>The mean level share of a question's answers, also where a consensus has decided it: then as its distribution tells it, if that is shown.</summary>
    /// <param name="question">Code of the question.</param>
    /// <param name="levelShares">Share of the points (0–1) per level of the edition.</param>
    public double? RawShare(string question, IReadOnlyList<decimal> levelShares)
    {
        var cell = this[Part.Question(question), Slice.All].Value;
        if (!cell.Consensus)
        {
            return cell.Share;
        }

        var counts = Distribution(question).Value.Take(levelShares.Count).ToList();
        return counts.Sum() == 0 ? null : counts.Select((count, level) => count * (double)levelShares[level]).Sum() / counts.Sum();
    }

    /// <summary>Largest difference in share (0–1) between the role groups that are shown; null where fewer than two are.</summary>
    public double? PerceptionGap(Part part)
    {
        double[] shares = [.. Groups.Select(group => this[part, Slice.Group(group)].Value.Share).OfType<double>()];
        return shares.Length < 2 ? null : shares.Max() - shares.Min();
    }

    private Disclosed<ScoreCell> Disclose(ScoreCell cell)
    {
        var (state, reason) = State(cell);
        return new(state, state != CellState.Shown ? Blanked(cell) : AnswersHidden(cell) ? OnlyDecided(cell) : Shown(cell), cell.LeastN, reason);
    }

    private (CellState State, WithheldReason? Reason) State(ScoreCell cell)
    {
        if (Plan.ReasonFor(cell.Key) is { } planned && !Released(cell))
        {
            return (CellState.Withheld, planned);
        }

        if (cell.Points is null && cell.Share is null)
        {
            return (cell.Asked == 0 ? CellState.NotApplicable : CellState.Missing, null);
        }

        if (TooFew(cell) && !Released(cell))
        {
            return (CellState.Withheld, WithheldReason.TooFew);
        }

        // What a decision leaves of the answers follows from the contributions, which are shown under the round's own weighting only.
        var ownOnly = !Plan.OtherWeightingToo || cell.Consensus;
        return cell.Key.Slice == Slice.All && Weighting != Plan.Weighting && ownOnly
            ? (CellState.Withheld, WithheldReason.Complementary)
            : (CellState.Shown, null);
    }

    private bool TooFew(ScoreCell cell) => cell.LeastN > 0 && cell.LeastN < Plan.Minimum;

    private bool AnswersHidden(ScoreCell cell) => TooFew(cell) || Plan.ReasonFor(cell.Key) is not null;

    /// <summary>
    /// True where no withheld answers are left in a withheld number of everybody: a sub-area that is decided (one with withheld answers can be
    /// decided as a whole only), or an area or total of which every withheld sub-area is.
    /// </summary>
    private bool Released(ScoreCell cell) =>
        cell is { Consensus: true, Points: not null } && cell.Key.Slice == Slice.All && Weighting == Plan.Weighting && cell.Key.Part.Kind switch
        {
            PartKind.SubArea => true,
            PartKind.Area => SubAreas.Where(subArea => AreaOf(subArea) == cell.Key.Part.Code).All(Settled),
            PartKind.Total => SubAreas.All(Settled),
            _ => false,
        };

    private IEnumerable<ScoreCell> SubAreas => estimate.Cells.Values.Where(cell => cell.Key.Slice == Slice.All && cell.Key.Part.Kind == PartKind.SubArea);

    private bool Settled(ScoreCell subArea) => subArea.Consensus || !AnswersHidden(subArea);

    private static string AreaOf(ScoreCell subArea) => subArea.Key.Part.Code[..subArea.Key.Part.Code.IndexOf('.', StringComparison.Ordinal)];

    private (CellState State, WithheldReason? Reason) DistributionState(ScoreCell cell)
    {
        if (cell.N == 0)
        {
            return (cell.Asked == 0 ? CellState.NotApplicable : CellState.Missing, null);
        }

        if (cell.N < Plan.Minimum)
        {
            return (CellState.Withheld, WithheldReason.TooFew);
        }

        return Plan.WithheldDistributions.Contains(cell.Key.Part.Code)
            ? (CellState.Withheld, WithheldReason.Complementary)
            : (CellState.Shown, null);
    }

    /// <summary>The distribution has a gate of its own. A decided view of something nobody answered tells nothing of those who said "vet ej".</summary>
    private ScoreCell Shown(ScoreCell cell) => cell with
    {
        Counts = [],
        DontKnowShare = cell.N > 0 ? cell.DontKnowShare : null,
        Contribution = ContributionShown(cell.Key) ? cell.Contribution : null,
    };

    private bool ContributionShown(CellKey key) =>
        key.Slice == Slice.All && Weighting == Plan.Weighting && Plan.ShownContributions.Contains(key.Part.Code);

    private static ScoreCell OnlyDecided(ScoreCell cell) => Blanked(cell) with { Points = cell.Points, Share = cell.Share };

    private static ScoreCell Blanked(ScoreCell cell) => cell with
    {
        Points = null,
        Share = null,
        Margin = null,
        Disagreement = null,
        DontKnowShare = null,
        Contribution = null,
        Counts = [],
        RawPoints = null,
    };
}
