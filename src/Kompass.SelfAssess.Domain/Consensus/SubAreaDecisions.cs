namespace Kompass.SelfAssess.Domain.Consensus;

/// <summary>What is decided of one sub-area.</summary>
/// <param name="Whole">The decided share of the sub-area; it wins over its questions.</param>
/// <param name="Questions">The decided share per question.</param>
/// <param name="Settled">The sub-area with its decided questions; null if the whole or nothing is decided, or the rest was rated by nobody.</param>
internal sealed record SubAreaDecisions(double? Whole, double?[] Questions, SettledSubArea? Settled)
{
    public bool Any => Whole is not null || Questions.Any(share => share is not null);
}
