using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.Domain.Consensus;

/// <summary>The decisions of a round, checked and looked up by part.</summary>
internal sealed class DecidedShares
{
    private readonly Dictionary<Part, double> _shares = [];

    /// <exception cref="ArgumentException">A decision is about something the round does not ask, comes twice, or its share is outside 0–1.</exception>
    public DecidedShares(IReadOnlyList<ConsensusDecision> decisions, Instrument instrument)
    {
        HashSet<Part> decidable =
        [
            .. instrument.SubAreas.Select(subArea => Part.SubArea(subArea.Code)),
            .. instrument.Questions.Select(question => Part.Question(question.Code)),
        ];
        foreach (var decision in decisions)
        {
            if (!decidable.Contains(decision.Part) || decision.Share is not (>= 0 and <= 1) || !_shares.TryAdd(decision.Part, decision.Share))
            {
                throw new ArgumentException($"Not a consensus decision of this round: {decision}.", nameof(decisions));
            }
        }
    }

    public double? For(Part part) => _shares.TryGetValue(part, out var share) ? share : null;
}
