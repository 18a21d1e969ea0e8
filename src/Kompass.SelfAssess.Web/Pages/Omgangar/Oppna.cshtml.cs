using Kompass.SelfAssess.App;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Omgangar;

/// <summary>Opens the round and invites everybody on the list.</summary>
public sealed class OppnaModel(
    KompassDbContext db, RoundService rounds, ParticipantService participants, IStringLocalizer<RoundTexts> texts) : Step(db, texts)
{
    private int people;

    public override string Words => "Open";

    public override object[] Arguments => [people, RoundWords.Day(Round.ClosesOn)];

    protected override async Task CountAsync(CancellationToken cancellationToken) =>
        people = await Database.Participants.CountAsync(participant => participant.RoundId == Round.Id && participant.Email != null, cancellationToken);

    protected override async Task<Refused?> TakeAsync(CancellationToken cancellationToken)
    {
        if (await rounds.OpenAsync(Round.Id, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var invited = await participants.InviteAsync(Round.Id, cancellationToken);
        return invited.Done ? null : invited.Refusals[0];
    }
}
