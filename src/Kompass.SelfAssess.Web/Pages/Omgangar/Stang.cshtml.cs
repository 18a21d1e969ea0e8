using Kompass.SelfAssess.App;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Omgangar;

/// <summary>Closes the round before its last day; drafts of an anonymous round go unseen.</summary>
public sealed class StangModel(KompassDbContext db, RoundCourse rounds, IStringLocalizer<RoundTexts> texts) : Step(db, texts)
{
    private int submitted;

    private int invited;

    public override string Words => "Close";

    public override object[] Arguments => [submitted, invited];

    public override bool Danger => true;

    protected override RoundState From => RoundState.Open;

    protected override RoundState? To => RoundState.Closed;

    protected override string Onward => $"{Round.Address}/resultat";

    protected override async Task CountAsync(CancellationToken cancellationToken)
    {
        submitted = await Database.Responses.CountAsync(response => response.RoundId == Round.Id && response.Submitted, cancellationToken);
        invited = await Database.Participants.CountAsync(participant => participant.RoundId == Round.Id && participant.Email != null, cancellationToken);
    }

    protected override Task<Refused?> TakeAsync(CancellationToken cancellationToken) => rounds.CloseAsync(Round.Id, cancellationToken);
}
