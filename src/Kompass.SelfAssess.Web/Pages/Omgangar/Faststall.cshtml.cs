using Kompass.SelfAssess.App;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Web.Hosting.SignIn;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Omgangar;

/// <summary>Makes the result final: by whom and when is kept, the numbers never change again (offentlighetsprincipen, domain G).</summary>
public sealed class FaststallModel(KompassDbContext db, RoundService rounds, IStringLocalizer<RoundTexts> texts) : Step(db, texts)
{
    public override string Words => "Confirm";

    public override object[] Arguments => [User.DisplayName()];

    protected override RoundState From => RoundState.Closed;

    protected override RoundState? To => RoundState.Confirmed;

    protected override string Onward => $"{Round.Address}/resultat";

    protected override Task<Refused?> TakeAsync(CancellationToken cancellationToken) =>
        rounds.ConfirmAsync(Round.Id, User.UserId() ?? Guid.Empty, cancellationToken);
}
