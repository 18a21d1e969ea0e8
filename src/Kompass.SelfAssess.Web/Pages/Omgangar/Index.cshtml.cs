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
            db.Responses.Count(response => response.RoundId == round.Id && response.Submitted)))
        .ToListAsync(cancellationToken);
}

/// <summary>A round in the list.</summary>
public sealed record RoundListRow(
    Guid Id, string Name, RoundState State, DateOnly OpensOn, DateOnly ClosesOn, DateTime? ClosedUtc, DateTime? ConfirmedUtc, bool Simulated, int Invited, int Submitted)
{
    public string Address => State is RoundState.Closed or RoundState.Confirmed ? $"/omgangar/{Id}/resultat" : $"/omgangar/{Id}";
}
