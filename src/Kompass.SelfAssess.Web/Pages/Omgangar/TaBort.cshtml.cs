using Kompass.SelfAssess.App;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Omgangar;

/// <summary>Removes a draft that was never opened.</summary>
public sealed class TaBortModel(KompassDbContext db, RoundService rounds, IStringLocalizer<RoundTexts> texts) : Step(db, texts)
{
    public override string Words => "Delete";

    public override bool Danger => true;

    protected override RoundState From => RoundState.Draft;

    protected override string Onward => "/omgangar";

    protected override Task<Refused?> TakeAsync(CancellationToken cancellationToken) => rounds.DeleteDraftAsync(Round.Id, cancellationToken);
}
