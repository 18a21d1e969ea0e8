using Kompass.SelfAssess.App;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Web.Hosting.SignIn;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Omgangar;

/// <summary>Opens a confirmed round for a new final version, with a reason; the earlier versions stay.</summary>
public sealed class AteroppnaModel(KompassDbContext db, RoundCourse rounds, IStringLocalizer<RoundTexts> texts) : Step(db, texts)
{
    [BindProperty]
    public string? Reason { get; set; }

    public override string Words => "Reopen";

    protected override RoundState From => RoundState.Confirmed;

    protected override RoundState? To => RoundState.Closed;

    protected override string Onward => $"{Round.Address}/samsyn";

    protected override string FieldOf(Refused refusal) => refusal.Code is RefusalCode.ReasonMissing or RefusalCode.TextTooLong ? nameof(Reason) : "";

    /// <summary>A missing reason is not the fault of one who comes too late.</summary>
    protected override async Task<Refused?> TakeAsync(CancellationToken cancellationToken) => Possible
        ? await rounds.ReopenAsync(Round.Id, User.UserId() ?? Guid.Empty, Reason ?? "", cancellationToken)
        : new Refused(RefusalCode.NotConfirmed);
}
