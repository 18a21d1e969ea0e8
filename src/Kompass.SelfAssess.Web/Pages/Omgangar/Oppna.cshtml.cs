using Kompass.SelfAssess.App;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Omgangar;

/// <summary>Opens the round and invites everybody on the list.</summary>
public sealed class OppnaModel(
    KompassDbContext db, RoundCourse rounds, ParticipantService participants, IStringLocalizer<RoundTexts> texts) : Step(db, texts)
{
    private int people;

    public override string Words => "Open";

    public override object[] Arguments => [people, RoundWords.Day(Round.ClosesOn)];

    protected override RoundState From => RoundState.Draft;

    protected override RoundState? To => RoundState.Open;

    protected override async Task CountAsync(CancellationToken cancellationToken) =>
        people = await Database.Participants.CountAsync(participant => participant.RoundId == Round.Id && participant.Email != null, cancellationToken);

    protected override async Task<Refused?> TakeAsync(CancellationToken cancellationToken)
    {
        var refusal = await rounds.OpenAsync(Round.Id, cancellationToken);
        if (refusal is not (null or { Code: RefusalCode.NotDraft }))
        {
            return refusal;
        }

        // Also where it was open already: the one who opened it may not have come to the invitations, and nobody gets two.
        var invited = await participants.InviteAsync(Round.Id, cancellationToken);
        return invited.Done ? null : refusal ?? invited.Refusals[0];
    }
}
