using Kompass.SelfAssess.App.Data;

namespace Kompass.SelfAssess.App.Rounds;

/// <summary>A round in the list.</summary>
/// <param name="Id">Row id.</param>
/// <param name="Name">Name.</param>
/// <param name="State">Where it stands.</param>
/// <param name="OpensOn">First day.</param>
/// <param name="ClosesOn">Last day.</param>
/// <param name="ClosedUtc">When it closed.</param>
/// <param name="ConfirmedUtc">When it was confirmed.</param>
/// <param name="Simulated">True where the answers are made up.</param>
/// <param name="Invited">Invited by name.</param>
/// <param name="Submitted">How many of those have submitted.</param>
/// <param name="Responses">All that have come in, by open links too.</param>
public sealed record RoundListRow(
    Guid Id, string Name, RoundState State, DateOnly OpensOn, DateOnly ClosesOn, DateTime? ClosedUtc, DateTime? ConfirmedUtc, bool Simulated, int Invited, int Submitted, int Responses)
{
    /// <summary>Nobody knows out of how many, so they are never counted among the invited.</summary>
    public int ByOpenLink => Responses - Submitted;

    /// <summary>Open rounds first, then drafts, then the rest, the latest first.</summary>
    public static IQueryable<RoundListRow> Of(KompassDbContext db) => db.Rounds
        .OrderBy(round => round.State == RoundState.Open ? 0 : round.State == RoundState.Draft ? 1 : 2)
        .ThenByDescending(round => round.OpensOn)
        .Select(round => new RoundListRow(
            round.Id, round.Name, round.State, round.OpensOn, round.ClosesOn, round.ClosedUtc, round.ConfirmedUtc, round.Simulated,
            db.Participants.Count(participant => participant.RoundId == round.Id && participant.Email != null),
            db.Participants.Count(participant => participant.RoundId == round.Id && participant.Email != null && participant.State == ParticipantState.Submitted),
            db.Responses.Count(response => response.RoundId == round.Id && response.Submitted)));
}
