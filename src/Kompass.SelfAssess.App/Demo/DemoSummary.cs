using Kompass.SelfAssess.App.Rounds;

namespace Kompass.SelfAssess.App.Demo;

/// <summary>What the demo consists of and how to get in; the JSON of <c>seed-demo</c> (design 10).</summary>
public sealed record DemoSummary(
    IReadOnlyList<DemoOrganisation> Organisations, IReadOnlyList<DemoSignIn> SignIns, IReadOnlyList<DemoRespondentLink> RespondentLinks);

public sealed record DemoOrganisation(
    string Slug, string Name, IReadOnlyList<DemoRound> Rounds, IReadOnlyList<DemoEvaluation> Evaluations, IReadOnlyList<DemoPlanSummary> Plans);

public sealed record DemoRound(Guid Id, string Name, RoundState State);

public sealed record DemoEvaluation(Guid Id, int Year, string Edition);

public sealed record DemoPlanSummary(Guid Id, string Name);

/// <param name="Email">Name to sign in with.</param>
/// <param name="Password">Its password.</param>
/// <param name="Role">coordinator, reader or platformAdministrator.</param>
/// <param name="Organisation">Slug; null for the platform administrator.</param>
public sealed record DemoSignIn(string Email, string Password, string Role, string? Organisation);

/// <param name="Round">Id of the open round.</param>
/// <param name="Url">Personal link of a participant who has not answered.</param>
public sealed record DemoRespondentLink(Guid Round, Uri Url);
