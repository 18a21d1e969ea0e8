using Kompass.SelfAssess.App;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Omgangar;

/// <summary>What became of the round's mails, and what to do about those that did not arrive or that nobody knows of.</summary>
public sealed class UtskickModel(
    KompassDbContext db, RoundMails mails, IStringLocalizer<LetterTexts> texts, IStringLocalizer<RoundTexts> rounds) : PageModel
{
    [BindProperty]
    public bool Confirmed { get; set; }

    public RoundPage Round { get; private set; } = null!;

    public RoundMailView Mails { get; private set; } = null!;

    /// <summary>The doubtful mail that is to be sent again, if that has been asked for.</summary>
    public TroubledMail? Asked { get; private set; }

    public IEnumerable<TroubledMail> Failed => Mails.Troubled.Where(mail => mail.State == MailState.Failed);

    public IEnumerable<TroubledMail> Doubtful => Mails.Troubled.Where(mail => mail.State == MailState.Doubtful);

    public async Task<IActionResult> OnGetAsync(Guid id, long? igen, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        Asked = Doubtful.FirstOrDefault(mail => mail.Id == igen);
        return Page();
    }

    public async Task<IActionResult> OnPostAgainAsync(Guid id, long mail, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        return Answer(await mails.SendAgainAsync(id, mail, MailState.Failed, cancellationToken), "QueuedAgain");
    }

    public async Task<IActionResult> OnPostAllAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        var queued = await mails.SendFailedAgainAsync(id, cancellationToken);
        return Answer(queued.Refusals.Count > 0 ? queued.Refusals[0] : null, "QueuedAllAgain");
    }

    public async Task<IActionResult> OnPostDoubtfulAsync(Guid id, long mail, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        Asked = Doubtful.FirstOrDefault(doubtful => doubtful.Id == mail);
        if (!Confirmed && Asked is not null)
        {
            ModelState.AddModelError(nameof(Confirmed), texts["TickMissing"]);
            return Page();
        }

        return Answer(await mails.SendAgainAsync(id, mail, MailState.Doubtful, cancellationToken), "QueuedAgain");
    }

    /// <summary>Why a mail did not go, in plain words; the server's own stand beside it.</summary>
    public string WhyOf(TroubledMail mail) => texts[$"Why{MailTrouble.Of(mail.Answer)}"];

    private IActionResult Answer(Refused? refusal, string done)
    {
        if (refusal is not null)
        {
            ModelState.AddModelError("", rounds.Refusal(refusal));
            return Page();
        }

        TempData["Notice"] = texts[done].Value;
        return Redirect($"{Round.Address}/utskick");
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await RoundPage.FindAsync(db, id, RoundTab.Mails, cancellationToken) is not { } round || await mails.LoadAsync(id, cancellationToken) is not { } view)
        {
            return false;
        }

        (Round, Mails) = (round, view);
        return true;
    }
}
