using Kompass.SelfAssess.Domain.Comparison;
using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.App.Evaluations;

/// <summary>A municipality among others.</summary>
/// <param name="Choices">Own results that can be set among the others: official ones first, then confirmed estimates, each the latest first.</param>
/// <param name="Place">Where the chosen one stands; null where there is none.</param>
/// <param name="Means">Published means, newest first.</param>
/// <param name="Shared">Estimates that other municipalities of the installation share, newest first.</param>
/// <param name="Shares">Whether the own municipality shares, without which it sees none of them.</param>
public sealed record BenchmarkView(
    IReadOnlyList<OwnResult> Choices, BenchmarkPlace? Place, IReadOnlyList<ReferenceMean> Means, IReadOnlyList<OtherResult> Shared, bool Shares);

/// <summary>An own result that can be chosen.</summary>
/// <param name="Id">Of the evaluation or the round.</param>
/// <param name="Official">False for a confirmed estimate.</param>
/// <param name="Name">Name of the round; the municipality of an official result.</param>
/// <param name="Year">When it was made or confirmed.</param>
/// <param name="Month">1–12, if it is known.</param>
/// <param name="Simulated">True where it is made up.</param>
public sealed record OwnResult(Guid Id, bool Official, string Name, int Year, int? Month, bool Simulated);

/// <summary>Where an own result stands.</summary>
/// <param name="Own">Which.</param>
/// <param name="Profile">Its points.</param>
/// <param name="Counted">The latest public result of every other municipality, in the family of editions; in the order of <paramref name="Standing"/>.</param>
/// <param name="NotCounted">Public results that do not count: older ones, and those of other editions.</param>
/// <param name="Family">Names of the editions that count.</param>
/// <param name="Standing">The place in total, areas and sub-areas.</param>
/// <param name="Within">Of how many totals the estimate is higher at both ends of its margin; null for official results and where there is no margin.</param>
/// <param name="Peers">The municipalities that were chosen.</param>
public sealed record BenchmarkPlace(
    OwnResult Own,
    ResultProfile Profile,
    IReadOnlyList<OtherResult> Counted,
    IReadOnlyList<OtherResult> NotCounted,
    IReadOnlyList<LocalizedText> Family,
    Benchmark Standing,
    (int Least, int Most)? Within,
    IReadOnlyList<Peer> Peers);

/// <summary>A result of another municipality.</summary>
/// <param name="Evaluation">The public evaluation; null for a shared estimate.</param>
/// <param name="Municipality">Whose it is.</param>
/// <param name="Year">When it was made or confirmed.</param>
/// <param name="Month">1–12, if it is known.</param>
/// <param name="Simulated">True where it is made up.</param>
/// <param name="Profile">Its points.</param>
public sealed record OtherResult(EvaluationView? Evaluation, string Municipality, int Year, int? Month, bool Simulated, ResultProfile Profile)
{
    /// <summary>False for a shared estimate.</summary>
    public bool Official => Evaluation is not null;
}

/// <summary>A chosen municipality beside the own result.</summary>
public sealed record Peer(OtherResult Result, PeerComparison Comparison);

/// <summary>A municipality that can be chosen.</summary>
/// <param name="Municipality">Its name.</param>
/// <param name="Latest">Its latest result.</param>
/// <param name="Chosen">Whether it is chosen.</param>
public sealed record PeerChoice(string Municipality, OtherResult Latest, bool Chosen);
