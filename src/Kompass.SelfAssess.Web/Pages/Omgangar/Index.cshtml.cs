using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Rounds;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.Web.Pages.Omgangar;

public sealed class IndexModel(KompassDbContext db) : PageModel
{
    public IReadOnlyList<RoundListRow> Rounds { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Rounds = await db.Rounds
        .OrderBy(round => round.State == RoundState.Open ? 0 : round.State == RoundState.Draft ? 1 : 2)
        .ThenByDescending(round => round.OpensOn)
        .Select(round => new RoundListRow(
            round.Id, round.Name, round.State, round.OpensOn, round.ClosesOn, round.ClosedUtc, round.ConfirmedUtc, round.Simulated,
            db.Participants.Count(participant => participant.RoundId == round.Id && participant.Email != null),
            db.Participants.Count(participant => participant.RoundId == round.Id && participant.Email != null && participant.State == ParticipantState.Submitted),
            db.Responses.Count(response => response.RoundId == round.Id && response.Submitted)))
        .ToListAsync(cancellationToken);
}

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

    public string Address => State is RoundState.Closed or RoundState.Confirmed ? $"/omgangar/{Id}/resultat" : $"/omgangar/{Id}";
}
