using System.Globalization;
using System.Text.RegularExpressions;
using Kompass.SelfAssess.App.Consensus;
using Kompass.SelfAssess.App.Jobs;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.TestKit.Mail;
using Kompass.SelfAssess.TestKit.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Kompass.SelfAssess.Browser.Tests.Journeys;

/// <summary>
/// A round in earnest, once named and once anonymous: invited by mail through a real server, reminded, resumed on another browser, submitted,
/// settled in a workshop with a live vote, and confirmed.
/// </summary>
[Collection(BrowserSharing.Name)]
public sealed partial class WorkshopJourneyTests(BrowserHost browsers)
{
    private const int People = 5;

    private static readonly Look Phone = new(Width: 390, Height: 844);

    [Theory]
    [InlineData(Anonymity.Named)]
    [InlineData(Anonymity.Anonymous)]
    public async Task Round_FromInvitationToConfirmation(Anonymity anonymity)
    {
        using var smtp = await SmtpServerProcess.StartAsync();
        await using var host = new KompassHost
        {
            Settings =
            {
                ["Mail:Transport"] = "Smtp",
                ["Mail:Smtp:Host"] = "127.0.0.1",
                ["Mail:Smtp:Port"] = smtp.Port.ToString(CultureInfo.InvariantCulture),
                ["Mail:Smtp:StartTls"] = "false",
            },
        };
        var journey = new Journey(browsers, host, smtp);
        var coordinator = await journey.SignInAsync();
        var round = await journey.OpenRoundAsync(coordinator, anonymity);
        await journey.AnswerAsync(round, anonymity);
        await journey.SettleAsync(coordinator, round);
        await journey.ConfirmAsync(coordinator, round);

        Assert.Empty(journey.Complaints);
        await coordinator.Context.CloseAsync();
    }

    [GeneratedRegex(@"http\S+/svara/\S+")]
    private static partial Regex PersonalLink();

    private sealed class Journey(BrowserHost browsers, KompassHost host, SmtpServerProcess smtp)
    {
        private readonly Uri _root = host.Listen();
        private string _email = "";

        public List<string> Complaints { get; } = [];

        public async Task<IPage> SignInAsync()
        {
            _email = (await host.UserAsync(Role.Coordinator)).Email!;
            var page = await PageAsync();
            await BrowserHost.SignInWithAsync(page, _email, KompassHost.Password);
            return page;
        }

        /// <summary>From the first form to five invitations at the mail server.</summary>
        public async Task<Guid> OpenRoundAsync(IPage page, Anonymity anonymity)
        {
            await page.GotoAsync("/omgangar/ny");
            await page.FillAsync("[name='Form.Name']", "Självvärdering hösten 2026");
            await page.FillAsync("[name='Form.ClosesOn']", "2026-12-11");
            await page.CheckAsync($"[name='Form.Anonymity'][value={anonymity}]");
            foreach (var group in await page.Locator("[name='Form.Groups']").AllAsync())
            {
                await group.SetCheckedAsync(await group.GetAttributeAsync("value") == "managers");
            }

            await page.ClickAsync("details:has([name='Form.GroupAreas']) > summary");
            await page.CheckAsync("[name='Form.GroupAreas'][value='managers:2']");
            await page.ClickAsync("main form button[type=submit]");
            var round = Guid.Parse(new Uri(page.Url).Segments[2].TrimEnd('/'));
            await page.GotoAsync($"/omgangar/{round}/deltagare/lagg-till");
            await page.FillAsync("[name=List]", string.Join('\n', Enumerable.Range(1, People).Select(n => $"Person {n}; person{n}@prov.example; Chefer")));
            await page.ClickAsync("main form:has([name=List]) button[type=submit]");
            await page.ClickAsync("main form[action*='Store'] button[type=submit]");
            await Assertions.Expect(page.Locator("main")).ToContainTextAsync("5 deltagare");
            await page.GotoAsync($"/omgangar/{round}/oppna");
            await page.ClickAsync("main form button[type=submit]");
            await Assertions.Expect(page.Locator("main")).ToContainTextAsync("0 av 5");

            var report = await SweepAsync();
            Assert.Equal((0, People), (report.Reminded, report.Mails));
            Assert.Equal(Enumerable.Range(1, People).Select(n => $"person{n}@prov.example"), smtp.Mails().Select(AddressOf).Order());
            foreach (var mail in smtp.Mails())
            {
                Assert.Contains("List-Unsubscribe", mail.Headers.Select(header => header.Name));
                Assert.Contains(anonymity == Anonymity.Anonymous ? "Dina svar är anonyma." : "Omgången är inte anonym.", mail.Text, StringComparison.Ordinal);
                Assert.Contains("minst fem personer", mail.Text, StringComparison.Ordinal);
            }

            Assert.Equal(0, (await SweepAsync()).Mails);
            return round;
        }

        /// <summary>Two answer at once; the reminder reaches the other three, one of whom began on another browser; the last reminder reaches nobody.</summary>
        public async Task AnswerAsync(Guid round, Anonymity anonymity)
        {
            await AnswerAllAsync(LinkTo(1), level: 1);
            await AnswerAllAsync(LinkTo(2), level: 2);
            var begun = await EnterAsync(LinkTo(3));
            await begun.Keyboard.PressAsync("3");
            await Assertions.Expect(begun.Locator("#autosave-status")).ToContainTextAsync("Sparad");
            var first = begun.Url;
            await begun.Context.CloseAsync();

            host.Clock.Set(new DateTimeOffset(2026, 12, 1, 8, 5, 0, TimeSpan.FromHours(1)));
            var report = await SweepAsync();
            Assert.Equal((3, 3), (report.Reminded, report.Mails));
            Assert.Equal(["person3@prov.example", "person4@prov.example", "person5@prov.example"], smtp.Mails().Skip(People).Select(AddressOf).Order());
            Assert.All(smtp.Mails().Skip(People), mail => Assert.Contains("stänger fredag 11 december", mail.Text, StringComparison.Ordinal));

            var resumed = await EnterAsync(LinkTo(3));
            Assert.NotEqual(first, resumed.Url);
            await FinishAsync(resumed, level: 3);
            await AnswerAllAsync(LinkTo(4), level: 4);
            await AnswerAllAsync(LinkTo(5), level: 5);
            host.Clock.Set(new DateTimeOffset(2026, 12, 9, 8, 5, 0, TimeSpan.FromHours(1)));
            Assert.Equal(0, (await SweepAsync()).Mails);

            var organisation = (await host.OrganisationAsync()).Id;
            var tied = await host.QueryAsync(organisation, db => db.Responses.CountAsync(response => response.RoundId == round && response.ParticipantId != null));
            Assert.Equal(anonymity == Anonymity.Anonymous ? 0 : People, tied);
        }

        /// <summary>The meeting: five phones join by the code, vote blind, see the reveal; the coordinator writes down what was decided.</summary>
        public async Task SettleAsync(IPage page, Guid round)
        {
            // Two weeks have passed since the coordinator was here.
            await BrowserHost.SignInWithAsync(page, _email, KompassHost.Password);
            await page.GotoAsync($"/omgangar/{round}/stang");
            await page.ClickAsync("main form button[type=submit]");
            await page.WaitForURLAsync("**/resultat");
            await page.GotoAsync($"/omgangar/{round}/samsyn");
            await page.ClickAsync("button:has-text('dagordning')");
            var item = await page.Locator(".k-agenda a[href*='/samsyn/2.']").First.GetAttributeAsync("href");
            await page.GotoAsync($"{item}/rosta");
            await page.ClickAsync("#begin");
            var code = (await page.Locator(".k-wall-code").InnerTextAsync()).Split(':')[^1].Trim();
            var phones = new List<IPage>();
            for (var person = 0; person < People; person++)
            {
                var phone = await PageAsync(Phone);
                await phone.GotoAsync("/rosta");
                await phone.FillAsync("[name=Code]", code.ToLowerInvariant());
                await phone.ClickAsync("main form button[type=submit]");
                await phone.WaitForURLAsync("**/rosta/m/**");
                phones.Add(phone);
            }

            await page.ClickAsync("#start");
            foreach (var (phone, person) in phones.Select((phone, person) => (phone, person)))
            {
                await phone.CheckAsync($"[name=Vote][value='{(person < 4 ? 3 : 1)}']");
                await phone.ClickAsync("#vote");
                await Assertions.Expect(phone.Locator("main")).ToContainTextAsync("Nivå", new() { Timeout = 20_000 });
            }

            await Assertions.Expect(page.Locator(".k-wall-count")).ToContainTextAsync("5", new() { Timeout = 20_000 });
            Assert.DoesNotContain("Inarbetat", await phones[0].Locator("main").InnerTextAsync(), StringComparison.Ordinal);
            await page.ClickAsync("#reveal");
            await Assertions.Expect(page.Locator("#decide")).ToBeVisibleAsync();
            await Assertions.Expect(phones[4].Locator("main")).ToContainTextAsync("5", new() { Timeout = 20_000 });
            var ballot = await host.QueryAsync((await host.OrganisationAsync()).Id, db => db.Ballots.AsNoTracking().SingleAsync());
            Assert.Equal((BallotState.Revealed, 5, 1, 4), (ballot.State, ballot.Votes, ballot.Count1, ballot.Count3));

            await page.ClickAsync("#decide");
            await page.CheckAsync("[name='Decision.Choice'][value='3']");
            await page.FillAsync("[name='Decision.Reason']", "Arbetssättet finns på plats i alla förvaltningar.");
            await page.FillAsync("[name='Decision.Minority']", "En av fem såg det bara i enstaka verksamheter.");
            await page.ClickAsync(".k-decision-form button[type=submit]");
            await Assertions.Expect(page.Locator("main")).ToContainTextAsync("En av fem såg det bara i enstaka verksamheter.");
            await Task.WhenAll(phones.Select(phone => phone.Context.CloseAsync()));
        }

        public async Task ConfirmAsync(IPage page, Guid round)
        {
            await page.GotoAsync($"/omgangar/{round}/faststall");
            await page.ClickAsync("main form button[type=submit]");
            await page.WaitForURLAsync(url => !url.EndsWith("faststall", StringComparison.Ordinal));
            await page.GotoAsync($"/omgangar/{round}/resultat?visa=alla");
            await Assertions.Expect(page.Locator("main")).ToContainTextAsync("samsyn", new() { IgnoreCase = true });
            await page.GotoAsync($"/omgangar/{round}");
            await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Fastställd");
            var stored = await host.QueryAsync((await host.OrganisationAsync()).Id, db => db.Rounds.AsNoTracking().SingleAsync(r => r.Id == round));
            Assert.Equal((RoundState.Confirmed, 1), (stored.State, stored.FinalNumber));
        }

        private async Task AnswerAllAsync(string link, int level) => await FinishAsync(await EnterAsync(link), level);

        /// <summary>Follows the link in a browser that has never been here, to the first question not answered.</summary>
        private async Task<IPage> EnterAsync(string link)
        {
            var page = await PageAsync(Phone);
            await page.GotoAsync(link);
            await page.ClickAsync("main .k-start a");
            await page.WaitForURLAsync(url => !url.EndsWith('/'));
            return page;
        }

        private static async Task FinishAsync(IPage page, int level)
        {
            for (var pages = 0; !page.Url.EndsWith("granska", StringComparison.Ordinal); pages++)
            {
                Assert.True(pages < 12, "The questionnaire does not end.");
                await page.Keyboard.PressAsync(level.ToString(CultureInfo.InvariantCulture));
                await Assertions.Expect(page.Locator("#autosave-status")).ToContainTextAsync("Sparad");
                var before = page.Url;
                await page.Keyboard.PressAsync("Control+Enter");
                await page.WaitForURLAsync(url => url != before);
            }

            await page.Locator("button:has-text('Skicka in')").First.ClickAsync();
            await page.WaitForURLAsync("**/tack");
            await page.Context.CloseAsync();
        }

        private string LinkTo(int person) =>
            new Uri(PersonalLink().Match(smtp.Mails().Last(mail => AddressOf(mail) == $"person{person}@prov.example").Text).Value).PathAndQuery;

        private async Task<SweepReport> SweepAsync()
        {
            await using var scope = host.Scope();
            return await scope.ServiceProvider.GetRequiredService<Sweep>().RunAsync(default);
        }

        private async Task<IPage> PageAsync(Look? look = null) => await (await browsers.ContextAsync(Complaints, look, root: _root)).NewPageAsync();

        private static string AddressOf(ReceivedMail mail) => mail["X-Envelope-To"];
    }
}
