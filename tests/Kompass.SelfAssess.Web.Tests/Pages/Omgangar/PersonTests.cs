using AngleSharp.Html.Dom;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.TestKit.Web;
using Microsoft.EntityFrameworkCore;
using static Kompass.SelfAssess.Web.Tests.Pages.Omgangar.RoundScene;

namespace Kompass.SelfAssess.Web.Tests.Pages.Omgangar;

/// <summary>One participant, and a group's open link.</summary>
[Collection(SharedHost.Name)]
public sealed class PersonTests(KompassHost host)
{
    [Fact]
    public async Task Save_Draft_ChangesEverythingAndTellsFaultsAtTheirFields()
    {
        using var scene = await DraftAsync(host);
        await scene.InviteAsync(2);
        var address = await AddressAsync(scene, 0);
        var page = await scene.Coordinator.GetPageAsync(address);

        var told = await scene.Coordinator.SubmitFormAsync(page, new Dictionary<string, string?> { ["Form.Name"] = " ", ["Form.Email"] = "managers2@example.se" });
        Assert.Equal(["#Form_Name", "#Form_Email"], told.QuerySelectorAll("[data-error-summary] a").Select(link => link.GetAttribute("href")));

        var done = await scene.Coordinator.SubmitFormAsync(page, new Dictionary<string, string?>
        {
            ["Form.Name"] = "Eva Ek",
            ["Form.Email"] = "eva@example.se",
            ["Form.Group"] = RoleGroups.Employees,
            ["Form.Unit"] = "Vård",
            ["Form.Language"] = "en",
        });
        Assert.Contains("Uppgifterna om Eva Ek är sparade.", WordsOf(done), StringComparison.Ordinal);
        var person = (await scene.ParticipantsAsync())[0];
        Assert.Equal(("Eva Ek", "eva@example.se", RoleGroups.Employees, "Vård", "en"), (person.Name, person.Email, person.Group!.Key, person.Unit!.Name, person.Language));

        // The page was read before that.
        var late = await scene.Coordinator.SubmitFormAsync(page, new Dictionary<string, string?> { ["Form.Name"] = "Annan" });
        Assert.Contains("Någon annan har ändrat", WordsOf(late, "[data-error-summary]"), StringComparison.Ordinal);
    }

    /// <summary>Every page and every answer that a coordinator can get about somebody is the same for one who has submitted and one who has not.</summary>
    [Fact]
    public async Task AnonymousRound_EverythingAboutAPerson_IsTheSameWhetherSubmittedOrNot()
    {
        using var scene = await OpenAsync(host, 2);
        await scene.WithAsync<ParticipantService, App.Outcome<int>>(people => people.InviteAsync(scene.RoundId, default));
        await scene.QueryAsync(database => database.Outbox.Where(mail => mail.OrganisationId == scene.OrganisationId)
            .ExecuteUpdateAsync(set => set.SetProperty(mail => mail.State, MailState.Sent)));
        await scene.AnswerAsync(1);
        var people = await scene.ParticipantsAsync();
        Assert.Equal([ParticipantState.Submitted, ParticipantState.NotStarted], people.Select(person => person.State));

        Same(await BothAsync(null));
        Same(await BothAsync("Link"));
        Same(await BothAsync(""));
        Same(await BothAsync("Remove"));
        Same(await BothAsync(null));
        Same(await BothAsync("Restore"));
        Same(await BothAsync("Link"));
        Same(await BothAsync("Replace"));
        Assert.Equal(4, (await scene.ParticipantsAsync()).Count);

        async Task<List<string>> BothAsync(string? handler)
        {
            var shown = new List<string>();
            foreach (var (person, number) in people.Select((person, index) => (person, index + 1)))
            {
                var page = await scene.Coordinator.GetPageAsync($"{scene.Address}/deltagare/{person.Id}");
                if (handler is not null)
                {
                    var form = handler.Length == 0 ? "main form[method=post]" : $"form[action*='handler={handler}']";
                    var fields = handler == "Replace"
                        ? new Dictionary<string, string?> { ["Next.Name"] = $"Ny {number}", ["Next.Email"] = $"ny{number}@example.se" }
                        : [];
                    page = await scene.Coordinator.SubmitFormAsync(page, fields, form);
                }

                var list = await scene.Coordinator.GetPageAsync($"{scene.Address}/deltagare?sok=managers{number}@");
                // Where the answer is the list, only what it says counts: both people stand on it.
                var told = page.QuerySelector("#listan") is null ? WordsOf(page) : WordsOf(page, ".k-notice");
                shown.Add(Impersonal(handler == "Replace" ? told : $"{told}|{WordsOf(list)}", number));
            }

            return shown;
        }

        static void Same(List<string> shown) => Assert.Equal(shown[0], shown[1]);

        static string Impersonal(string text, int number) =>
            text.Replace($"Person {number}", "Person", StringComparison.Ordinal).Replace($"managers{number}", "managers", StringComparison.Ordinal).Replace($"Ny {number}", "Ny", StringComparison.Ordinal)
                .Replace("Deltagare (2)", "Deltagare", StringComparison.Ordinal).Replace("Deltagare (1)", "Deltagare", StringComparison.Ordinal).Replace("Deltagare (0)", "Deltagare", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_AnonymousRound_GoesToThePersonOnly()
    {
        using var scene = await OpenAsync(host, 2);
        await scene.AnswerAsync(1);
        foreach (var person in new[] { 0, 1, 0, 1 })
        {
            var told = await SubmitAsync(scene, person, "Link");
            Assert.Null(told.QuerySelector("[data-error-summary]"));
            Assert.Contains("En ny länk är på väg till", WordsOf(told), StringComparison.Ordinal);
            Assert.Null(told.QuerySelector("#lank"));
            Assert.DoesNotContain("/svara/", told.Body!.InnerHtml, StringComparison.Ordinal);
        }

        var waiting = (await scene.ParticipantsAsync()).Single(person => person.State != ParticipantState.Submitted);
        var mail = Assert.Single(await scene.QueryAsync(database => database.Outbox.Where(mail => mail.ParticipantId != null && mail.OrganisationId == scene.OrganisationId).ToListAsync()));
        Assert.Equal((waiting.Id, waiting.Email), (mail.ParticipantId, mail.To));
        using var visitor = host.Visit();
        Assert.Contains("Självvärdering 2026", (await visitor.GetPageAsync(KompassHost.LinkIn(mail))).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_AnonymousDraft_IsNotToBeHad()
    {
        using var scene = await DraftAsync(host);
        await scene.InviteAsync(1);
        var address = await AddressAsync(scene, 0);
        var page = await scene.Coordinator.GetPageAsync(address);
        Assert.Empty(page.QuerySelectorAll("form[action*='handler=Link']"));
        using var answer = await scene.PostByHandAsync(page, $"{address}?handler=Link");

        Assert.Contains("Omgången är inte öppen.", WordsOf(await Visitor.ReadAsync(answer), "[data-error-summary]"), StringComparison.Ordinal);
        Assert.Equal(0, await scene.QueryAsync(database => database.ParticipantLinks.CountAsync()));
    }

    [Fact]
    public async Task Link_NamedRound_IsShownOnceAndWorks()
    {
        using var scene = await OpenAsync(host, 1, content => content with { Anonymity = Anonymity.Named });
        var page = await SubmitAsync(scene, 0, "Link");
        var link = ((IHtmlInputElement)page.QuerySelector("#lank")!).Value;
        var later = await scene.Coordinator.GetPageAsync(await AddressAsync(scene, 0));
        using var visitor = host.Visit();

        Assert.Null(later.QuerySelector("#lank"));
        Assert.Contains("Självvärdering 2026", (await visitor.GetPageAsync(new Uri(link).PathAndQuery)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NamedRound_AfterSubmitting_LinkReplaceAndRemoveAreRefusedInWords()
    {
        using var scene = await OpenAsync(host, 1, content => content with { Anonymity = Anonymity.Named });
        await scene.AnswerAsync(1);
        var address = await AddressAsync(scene, 0);
        var page = await scene.Coordinator.GetPageAsync(address);
        Assert.Contains("Personen har skickat in sina svar", WordsOf(page), StringComparison.Ordinal);

        foreach (var handler in new[] { "Link", "Replace", "Remove" })
        {
            using var answer = await scene.PostByHandAsync(page, $"{address}?handler={handler}", ("Next.Name", "Ny"), ("Next.Email", "ny@example.se"), ("Next.Language", "sv"));
            Assert.Contains("Personen har redan skickat in sina svar.", WordsOf(await Visitor.ReadAsync(answer), "[data-error-summary]"), StringComparison.Ordinal);
        }

        Assert.Single(await scene.ParticipantsAsync());
    }

    [Fact]
    public async Task Replace_NamedRound_TheNewOneStandsInTheOldOnesPlace()
    {
        using var scene = await OpenAsync(host, 1, content => content with { Anonymity = Anonymity.Named });
        var done = await SubmitAsync(scene, 0, "Replace", new() { ["Next.Name"] = "Bo Ny", ["Next.Email"] = "bo@example.se", ["Next.Language"] = "en" });

        Assert.Contains("Person 1 är ersatt av Bo Ny.", WordsOf(done), StringComparison.Ordinal);
        var person = Assert.Single(await scene.ParticipantsAsync());
        Assert.Equal(("Bo Ny", "bo@example.se", RoleGroups.Managers, "en"), (person.Name, person.Email, person.Group!.Key, person.Language));
    }

    [Fact]
    public async Task OpenLink_AnyGroup_CostsAreSaidThenMadeRenewedAndClosed()
    {
        using var scene = await OpenAsync(host, 1);
        var group = (await scene.RoundAsync()).Groups.Single(group => group.Key == RoleGroups.Employees).Id;
        var address = $"{scene.Address}/deltagare/oppen-lank/{group}";
        var page = await scene.Coordinator.GetPageAsync(address);
        Assert.Equal(4, page.QuerySelectorAll("main .k-list li").Length);

        var first = await LinkAsync(page);
        page = await scene.Coordinator.GetPageAsync(address);
        Assert.Contains("Den gamla länken slutar gälla genast.", WordsOf(page), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#lank"));
        var second = await LinkAsync(page);
        Assert.Equal((404, 200), (await StatusAsync(first), await StatusAsync(second)));

        var closed = await scene.Coordinator.SubmitFormAsync(await scene.Coordinator.GetPageAsync(address), new Dictionary<string, string?>(), "form[action*='handler=Close']");
        Assert.Contains("Den öppna länken är stängd: Medarbetare.", WordsOf(closed), StringComparison.Ordinal);
        Assert.Equal(404, await StatusAsync(second));

        async Task<string> LinkAsync(IHtmlDocument from) =>
            new Uri(((IHtmlInputElement)(await scene.Coordinator.SubmitFormAsync(from, new Dictionary<string, string?>())).QuerySelector("#lank")!).Value).PathAndQuery;

        async Task<int> StatusAsync(string link)
        {
            using var visitor = host.Visit();
            using var answer = await visitor.GetAsync(link);
            return (int)answer.StatusCode;
        }
    }

    private static async Task<string> AddressAsync(RoundScene scene, int person) => $"{scene.Address}/deltagare/{(await scene.ParticipantsAsync())[person].Id}";

    private static async Task<IHtmlDocument> SubmitAsync(RoundScene scene, int person, string handler, Dictionary<string, string?>? fields = null) =>
        await scene.Coordinator.SubmitFormAsync(
            await scene.Coordinator.GetPageAsync(await AddressAsync(scene, person)), fields ?? [], $"form[action*='handler={handler}']");
}
