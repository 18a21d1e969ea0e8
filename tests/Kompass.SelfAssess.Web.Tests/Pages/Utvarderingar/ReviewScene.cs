using AngleSharp.Html.Dom;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.Domain.Evaluations.Reports;
using Kompass.SelfAssess.TestKit.Reports;
using Kompass.SelfAssess.TestKit.Web;

namespace Kompass.SelfAssess.Web.Tests.Pages.Utvarderingar;

/// <summary>A municipality of its own with a draft, and its coordinator before the review page.</summary>
internal sealed class ReviewScene(KompassHost host, DraftScene drafts, Visitor coordinator, ReportDraftView draft) : IDisposable
{
    private static int _count;

    public KompassHost Host => host;

    public DraftScene Drafts => drafts;

    public Visitor Coordinator => coordinator;

    public ReportDraftView Draft => draft;

    public string Address => $"/utvarderingar/granska/{draft.Id}";

    public static async Task<ReviewScene> CreateAsync(KompassHost host, string suffix = "", Func<ParsedReport, ParsedReport>? change = null)
    {
        var name = $"Sjöby {Interlocked.Increment(ref _count)}";
        var organisation = await host.OrganisationAsync(name + suffix);
        var drafts = new DraftScene(host.Scope, organisation.Id);
        var report = await drafts.ReportAsync(name);
        return new ReviewScene(host, drafts, await host.SignInAsAsync(Role.Coordinator, organisation.Id), await drafts.DraftAsync(change is null ? report : change(report)));
    }

    public Task<IHtmlDocument> PageAsync() => coordinator.GetPageAsync(Address);

    /// <summary>Presses a button of the part that has the heading's id.</summary>
    public Task<IHtmlDocument> PressAsync(IHtmlDocument page, string part, string button, params (string Name, string? Value)[] fields) =>
        coordinator.SubmitFormAsync(page, fields.Append(("do", button)).ToDictionary(field => field.Item1, field => field.Item2), $"#{part} form");

    /// <summary>Head, all that agrees, area 6 and the recommendations: the way a coordinator goes.</summary>
    public async Task<IHtmlDocument> ConfirmAllAsync()
    {
        var page = await PressAsync(await PageAsync(), "huvud", "confirm", ("IsOurs", "true"));
        page = await coordinator.SubmitFormAsync(page, new Dictionary<string, string?> { ["do"] = "certain" }, "form[action*=Certain]");
        page = await PressAsync(page, "omrade-6", "confirm");
        return await PressAsync(page, "rekommendationer", "confirm");
    }

    public void Dispose() => coordinator.Dispose();
}
