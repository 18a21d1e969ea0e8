namespace Kompass.SelfAssess.App.Rounds;

/// <summary>Where a link leads.</summary>
public abstract record LinkTarget;

public sealed record UnknownLink : LinkTarget;

public sealed record ParticipantTarget(Guid ParticipantId, Guid RoundId, int OrganisationId) : LinkTarget;

/// <summary>An open link: whoever follows it may join the group.</summary>
public sealed record OpenLinkTarget(int RoundGroupId, string GroupKey, Guid RoundId, int OrganisationId) : LinkTarget;

/// <param name="Participant">The new participant.</param>
/// <param name="Token">Personal token to come back with.</param>
public sealed record JoinedByOpenLink(ParticipantTarget Participant, string Token);
