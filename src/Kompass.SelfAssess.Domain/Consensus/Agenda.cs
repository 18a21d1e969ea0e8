using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.Domain.Consensus;

/// <summary>
/// The agenda of a consensus workshop: what to talk about first, and what fits into the meeting. Made of what the gate shows and of nothing
/// else, so that the order of the agenda tells no withheld number. Source: issue "rounds in earnest", 5.
/// </summary>
/// <remarks>
/// <para>
/// Points at stake, in points of the edition: <c>P × I</c>, where <c>P</c> is what the part carries (the sub-area's maximum M; for a question
/// M × w/Σw) and <c>I = (a·D + b·K + c·E) / (a + b + c)</c> over those of disagreement D, "vet ej" K and missing evidence E that are known.
/// By the maximum rather than by the interval's width: the interval shrinks with the number of answers, disagreement does not, and it is the
/// disagreement that the meeting is about. By hand, with the default weights 1 / 0.6 / 0.4:
/// </para>
/// <code>
/// M 30, D 0.8, K 0.10, E 0.50   I = (0.80 + 0.06 + 0.20)/2 = 0.53   15.9 points at stake
/// M 20, D 0.8, K 0.10, E 0.50   I = 0.53                            10.6
/// M 30, D 0.2, K 0.60, E 0.90   I = (0.20 + 0.36 + 0.36)/2 = 0.46   13.8
/// M 20, D 0.5, K 0.05, E –      I = (0.50 + 0.03)/1.6 = 0.33125      6.625
/// M 25, nobody's answer counts  I = 1                               25
/// M 40, withheld                –                                   after the others, by points
/// </code>
/// </remarks>
public static class Agenda
{
    /// <summary>Minutes of an item on which everybody agrees; one that splits the room takes <see cref="MostMinutes"/>.</summary>
    public const int LeastMinutes = 6;

    /// <summary>Minutes of an item that splits the room.</summary>
    public const int MostMinutes = 15;

    /// <summary>Minutes of an item of which is not known how split it is.</summary>
    public const int UsualMinutes = 10;

    /// <summary>Minutes kept for opening the meeting.</summary>
    public const int OpeningMinutes = 5;

    /// <summary>Minutes kept for closing it: what was decided, who does what.</summary>
    public const int ClosingMinutes = 5;

    /// <summary>
    /// What may be on the agenda: the sub-areas, and in a full round their questions as far as they may be decided
    /// (<see cref="DisclosureGate.MayDecide"/>). In a quick round the core question is its sub-area.
    /// </summary>
    /// <param name="instrument">What the round asks.</param>
    /// <param name="raw">The round's raw numbers behind the gate.</param>
    /// <param name="missingEvidence">Per question and sub-area, as far as it may be shown.</param>
    public static IReadOnlyList<AgendaPart> Parts(Instrument instrument, DisclosedEstimate raw, IReadOnlyDictionary<Part, double> missingEvidence) =>
    [
        .. from subArea in instrument.SubAreas
           from part in PartsOf(subArea, instrument, raw.Plan)
           let cell = raw[part, Slice.All]
           select new AgendaPart(
               part,
               subArea.Code,
               PointsOf(part, subArea, instrument.Depth),
               cell.State,
               cell.Value.Disagreement,
               cell.Value.DontKnowShare,
               cell.Shown && missingEvidence.TryGetValue(part, out var missing) ? missing : null),
    ];

    /// <summary>The points that a part of the sub-area carries: all of them, or what its question weighs.</summary>
    public static decimal PointsOf(Part part, SubArea subArea, RoundDepth depth)
    {
        if (part.Kind == PartKind.SubArea)
        {
            return subArea.MaxPoints;
        }

        var questions = subArea.QuestionsFor(depth).ToList();
        return subArea.MaxPoints * questions.Single(question => question.Code == part.Code).Weight / questions.Sum(question => question.Weight);
    }

    /// <summary>
    /// The parts in order: by points at stake, more first; then those ranked by points only. Equals stand by points, sub-areas before
    /// questions, and by code, so that the order of the input is irrelevant.
    /// </summary>
    public static IReadOnlyList<RankedPart> Rank(IEnumerable<AgendaPart> parts, AgendaWeights weights)
    {
        var ranked = parts.Select(part => Measured(part, weights))
            .OrderBy(part => part.Basis == AgendaBasis.PointsOnly)
            .ThenByDescending(part => part.Priority ?? 0)
            .ThenByDescending(part => part.Part.Points)
            .ThenBy(part => part.Part.Part.Kind)
            .ThenBy(part => part.Part.SubArea.Length)
            .ThenBy(part => part.Part.SubArea, StringComparer.Ordinal)
            .ThenBy(part => part.Part.Part.Code, StringComparer.Ordinal);
        return [.. ranked.Select((part, index) => part with { Rank = index + 1 })];
    }

    /// <summary>
    /// Takes what fits. In order of rank every item is taken whose minutes still fit between opening and closing; one that does not fit is
    /// passed over, and a shorter one after it may still be taken. Nothing without any points at stake is taken, and never both a sub-area and
    /// one of its questions: the first of them settles which.
    /// </summary>
    /// <param name="ranked">In order of rank.</param>
    /// <param name="minutes">Length of the meeting.</param>
    /// <returns>The taken parts, in order of rank; all others are left off.</returns>
    public static IReadOnlyList<RankedPart> Fit(IEnumerable<RankedPart> ranked, int minutes)
    {
        var left = minutes - OpeningMinutes - ClosingMinutes;
        var taken = new List<RankedPart>();
        foreach (var item in ranked)
        {
            if (item.Priority is 0 || item.Minutes > left || taken.Exists(other => Overlaps(item.Part, other.Part)))
            {
                continue;
            }

            taken.Add(item);
            left -= item.Minutes;
        }

        return taken;
    }

    /// <summary>True where settling the one settles (some of) the other: a sub-area and its question.</summary>
    private static bool Overlaps(AgendaPart one, AgendaPart other) => one.SubArea == other.SubArea && one.Part.Kind != other.Part.Kind;

    private static IEnumerable<Part> PartsOf(SubArea subArea, Instrument instrument, SuppressionPlan plan)
    {
        yield return Part.SubArea(subArea.Code);
        var questions = subArea.QuestionsFor(instrument.Depth).Select(question => Part.Question(question.Code)).ToList();
        foreach (var question in questions.Where(question => questions.Count > 1 && DisclosureGate.MayDecide(instrument, plan, question)))
        {
            yield return question;
        }
    }

    private static RankedPart Measured(AgendaPart part, AgendaWeights weights)
    {
        var minutes = part.Disagreement is { } split
            ? LeastMinutes + (int)Math.Round((MostMinutes - LeastMinutes) * Math.Clamp(split, 0, 1), MidpointRounding.AwayFromZero)
            : UsualMinutes;
        if (weights.Sum <= 0 || part.State is CellState.Withheld or CellState.NotApplicable)
        {
            return new RankedPart(part, 0, AgendaBasis.PointsOnly, null, null, minutes);
        }

        if (part.State == CellState.Missing)
        {
            return new RankedPart(part, 0, AgendaBasis.NoAnswers, 1, (double)part.Points, minutes);
        }

        return Index(part, weights) is { } index
            ? new RankedPart(part, 0, AgendaBasis.Measures, index, (double)part.Points * index, minutes)
            : new RankedPart(part, 0, AgendaBasis.PointsOnly, null, null, minutes);
    }

    private static double? Index(AgendaPart part, AgendaWeights weights)
    {
        double sum = 0, weight = 0;
        foreach (var (measure, own) in new[] { (part.Disagreement, weights.Disagreement), (part.DontKnowShare, weights.DontKnow), (part.MissingEvidence, weights.Evidence) })
        {
            if (measure is { } value)
            {
                sum += own * Math.Clamp(value, 0, 1);
                weight += own;
            }
        }

        return weight > 0 ? sum / weight : null;
    }
}
