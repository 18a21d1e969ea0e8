using System.Globalization;
using Kompass.SelfAssess.App;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Exports.Orders;
using Kompass.SelfAssess.App.Jobs;
using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.Web.Hosting.Jobs;
using Kompass.SelfAssess.Web.Hosting.SignIn;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Omgangar;

/// <summary>Every file of a closed round, for whom it is, and the large ones that have been ordered.</summary>
public sealed class FilerModel(
    KompassDbContext db, FileOrderService files, IEnumerable<IJobEngine> engines, IStringLocalizer<FileTexts> texts, ILogger<FilerModel> logger) : PageModel
{
    private static readonly Action<ILogger, Exception?> NotWoken =
        LoggerMessage.Define(LogLevel.Warning, new EventId(1, nameof(NotWoken)), "The job that makes files could not be woken; it wakes by itself within a minute.");

    public RoundPage Round { get; private set; } = null!;

    public bool Coordinator => User.CurrentRole() == MemberRole.Coordinator;

    /// <summary>How many answers a file of them would tell of; 0 where they have been deleted.</summary>
    public int Respondents { get; private set; }

    public IReadOnlyList<FileOrderView> Orders { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) => await LoadAsync(id, cancellationToken) ? Page() : NotFound();

    /// <summary>The ordered files alone, for the page to refresh itself with.</summary>
    public async Task<IActionResult> OnGetOrdersAsync(Guid id, CancellationToken cancellationToken) =>
        !Coordinator ? Forbid() : await LoadAsync(id, cancellationToken) ? Partial("_Bestallningar", this) : NotFound();

    public async Task<IActionResult> OnGetFileAsync(Guid id, Guid order, CancellationToken cancellationToken)
    {
        if (!Coordinator)
        {
            return Forbid();
        }

        if (!await db.FileOrders.AnyAsync(own => own.Id == order && own.RoundId == id, cancellationToken)
            || await files.FetchAsync(order, User.UserId() ?? Guid.Empty, cancellationToken) is not { } file)
        {
            return NotFound();
        }

        Response.ContentLength = file.Bytes;
        return File(file.Content, file.ContentType, file.Name);
    }

    public async Task<IActionResult> OnPostOrderAsync(Guid id, FileOrderKind kind, CancellationToken cancellationToken)
    {
        if (!Coordinator)
        {
            return Forbid();
        }

        if (!Enum.IsDefined(kind) || !await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        var user = new OrderingUser(User.UserId() ?? Guid.Empty, User.DisplayName());
        var outcome = await files.OrderAsync(id, kind, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, user, cancellationToken);
        if (!outcome.Done)
        {
            ModelState.AddModelError("", Refusal(outcome.Refusals[0]));
            return Page();
        }

        await WakeAsync(cancellationToken);
        TempData["Notice"] = texts["Ordered"].Value;
        return Redirect($"{Round.Address}/filer#bestallt");
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, Guid order, CancellationToken cancellationToken)
    {
        if (!Coordinator)
        {
            return Forbid();
        }

        if (!await db.FileOrders.AnyAsync(own => own.Id == order && own.RoundId == id, cancellationToken)
            || await files.RemoveAsync(order, User.UserId() ?? Guid.Empty, cancellationToken) is not null)
        {
            return NotFound();
        }

        TempData["Notice"] = texts["Removed"].Value;
        return Redirect($"/omgangar/{id}/filer#bestallt");
    }

    /// <summary>A failure in plain words.</summary>
    public string Fault(FileOrderView order) => Enum.TryParse<RefusalCode>(order.Error, out var code) && Known(code)
        ? Refusal(new Refused(code))
        : texts[order.Error == "GaveUp" ? "FaultGaveUp" : "FaultUnknown"];

    private string Refusal(Refused refused) => Known(refused.Code) ? texts[$"Refused{refused.Code}", refused.Argument] : texts["FaultUnknown"];

    private static bool Known(RefusalCode code) => code is RefusalCode.RoundAnonymous or RefusalCode.NotClosed or RefusalCode.AnswersDeleted or RefusalCode.TooManyOrders;

    /// <summary>The order stands in the database; where nobody can be woken it is found within a minute.</summary>
    private async Task WakeAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var engine in engines)
            {
                await engine.RunNowAsync(nameof(MakeFiles), User.DisplayName(), cancellationToken);
            }
        }
#pragma warning disable CA1031 // Whatever the engine's trouble is, the order is not lost by it.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            NotWoken(logger, exception);
        }
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await RoundPage.FindAsync(db, id, RoundTab.Files, cancellationToken) is not { } round)
        {
            return false;
        }

        Round = round;
        if (Coordinator && round is { HasResult: true, Anonymity: App.Rounds.Anonymity.Named })
        {
            Respondents = await db.Responses.CountAsync(response => response.RoundId == id && response.Submitted, cancellationToken);
            Orders = await files.ListAsync(id, User.UserId() ?? Guid.Empty, cancellationToken);
        }

        return true;
    }
}
