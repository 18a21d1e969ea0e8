namespace Kompass.SelfAssess.Domain.Consensus;

/// <summary>How much each measure says that a part needs a conversation. Only their proportions matter. Source: issue "rounds in earnest", 5.</summary>
/// <remarks>
/// The defaults are 1 / 0.6 / 0.4. Disagreement comes first: it is the one thing that only a conversation settles, and the mean it hides is
/// the least trustworthy number of the round. "Vet ej" weighs less, because a meeting of people who do not know cannot settle it, only find
/// out who does; missing evidence least, because it is usual (naming any is voluntary) and can be mended after the meeting by a task.
/// Together the two weigh as much as disagreement: a part that nobody disputes, because nobody knows, still reaches half of the index.
/// </remarks>
/// <param name="Disagreement">Weight of the disagreement D, 0–10.</param>
/// <param name="DontKnow">Weight of the share that said "vet ej", 0–10.</param>
/// <param name="Evidence">Weight of the share of rated answers that name no evidence, 0–10.</param>
public sealed record AgendaWeights(double Disagreement, double DontKnow, double Evidence)
{
    /// <summary>The largest weight.</summary>
    public const double Highest = 10;

    /// <summary>1 / 0.6 / 0.4.</summary>
    public static AgendaWeights Default { get; } = new(1, 0.6, 0.4);

    /// <summary>True if each weight is 0–10.</summary>
    public bool Valid => InRange(Disagreement) && InRange(DontKnow) && InRange(Evidence);

    /// <summary>Their sum; 0 where the agenda is to be ranked by points only.</summary>
    public double Sum => Disagreement + DontKnow + Evidence;

    private static bool InRange(double weight) => weight is >= 0 and <= Highest;
}
