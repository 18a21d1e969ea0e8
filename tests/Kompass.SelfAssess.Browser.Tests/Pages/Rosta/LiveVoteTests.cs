using Deque.AxeCore.Commons;
using Kompass.SelfAssess.App.Consensus;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Scoring;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Kompass.SelfAssess.Browser.Tests.Pages.Rosta;

/// <summary>The wall and a phone in one meeting: both follow it by themselves, and are looked at in every state.</summary>
[Collection(BrowserSharing.Name)]
public sealed class LiveVoteTests(BrowserHost host)
{
    private const string Part = "5.1.a";

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private const string Faults = """
        async () => [
          ...(await axe.run(document, { resultTypes: ['violations'] })).violations.flatMap((violation) => violation.nodes.map((node) => `${violation.id} ${node.html.slice(0, 160)}`)),
          ...(document.documentElement.scrollWidth > document.documentElement.clientWidth ? ['scrolls sideways'] : []),
        ]
        """;

    [Fact]
    public async Task Meeting_OnTheWallAndAPhone_GoesOnByItself()
    {
        List<string> complaints = [];
        var address = await WallAsync();
        var wall = await host.PageAsync(complaints, new Look(Theme: ColorScheme.Dark), BrowserHost.Coordinator);
        await wall.GotoAsync(address);
        await NoFaultsAsync(wall);
        await wall.ClickAsync("#begin");
        var code = (await wall.Locator(".k-wall-code").InnerTextAsync()).Split(':')[^1].Replace(" ", "", StringComparison.Ordinal);

        var phone = await host.PageAsync(complaints, new Look(Width: 320, Height: 640));
        await phone.GotoAsync("/rosta");
        await phone.FillAsync("#Code", code);
        await phone.ClickAsync("main button[type=submit]");
        await Assertions.Expect(phone.Locator("h1")).ToHaveTextAsync("Vi väntar på nästa fråga");
        await NoFaultsAsync(phone);
        await Assertions.Expect(wall.Locator(".k-wall-count")).ToContainTextAsync("1 har gått med");

        await wall.ClickAsync("#start");
        await Assertions.Expect(phone.Locator(".k-rubric")).ToBeVisibleAsync();
        await NoFaultsAsync(phone);
        await phone.Context.SetOfflineAsync(true);
        await phone.Locator("label:has([value='3'])").ClickAsync();
        await phone.ClickAsync("#vote");
        await Assertions.Expect(phone.Locator("#poll-status")).ToHaveTextAsync("Rösten är inte skickad. Vi försöker igen.");
        // Sent as soon as there is a network again, not when the pause is over.
        await phone.Context.SetOfflineAsync(false);
        await Assertions.Expect(phone.Locator(".k-notice")).ToContainTextAsync("Nivå 3, Gemensamt");
        await Assertions.Expect(phone.Locator("#poll-status")).ToBeEmptyAsync();
        await NoFaultsAsync(phone);

        // The focus of one who uses the keyboard stays while the votes tick up.
        await wall.FocusAsync("#reveal");
        await phone.ClickAsync(".k-change summary");
        await phone.Locator("label:has([value='4'])").ClickAsync();
        await phone.ClickAsync("#vote");
        await Assertions.Expect(phone.Locator(".k-notice")).ToContainTextAsync("Nivå 4, Inarbetat");
        await Assertions.Expect(wall.Locator(".k-wall-count")).ToContainTextAsync("1 av 1 har röstat");
        await Assertions.Expect(wall.Locator("#reveal")).ToBeFocusedAsync();
        await NoFaultsAsync(wall);
        await wall.Keyboard.PressAsync("Enter");
        await wall.ClickAsync("#reveal:has-text('Visa ändå')");
        await Assertions.Expect(phone.Locator(".k-ballot")).ToContainTextAsync("Visas inte eftersom färre än fem röstade.");
        await NoFaultsAsync(phone);
        await NoFaultsAsync(wall);

        await wall.ClickAsync(".k-wall-side summary");
        await wall.ClickAsync("#end");
        await Assertions.Expect(phone.Locator("h1")).ToHaveTextAsync("Mötet är slut");
        await wall.Context.CloseAsync();
        await phone.Context.CloseAsync();
        Assert.DoesNotContain(complaints, complaint => !complaint.Contains("ERR_INTERNET_DISCONNECTED", StringComparison.Ordinal));
    }

    private static async Task NoFaultsAsync(IPage page)
    {
        await page.EvaluateAsync(Axe);
        Assert.Empty(await page.EvaluateAsync<string[]>(Faults));
    }

    /// <summary>The demo's closed round has a workshop with that question, whoever made it.</summary>
    private async Task<string> WallAsync()
    {
        var round = host.Demo.Organisations.Single(organisation => organisation.Slug == "karlskoga-demo").Rounds.First(round => round.State == RoundState.Closed).Id;
        await host.Host.QueryAsync(host.Organisation, async db =>
        {
            var workshop = await db.Workshops.Include(w => w.Items).SingleOrDefaultAsync(w => w.RoundId == round);
            if (workshop is null)
            {
                workshop = new Workshop { Id = Guid.NewGuid(), OrganisationId = host.Organisation, RoundId = round };
                db.Workshops.Add(workshop);
            }

            if (workshop.Items.All(item => item.PartCode != Part))
            {
                workshop.Items.Add(new WorkshopItem { OrganisationId = host.Organisation, PartKind = PartKind.Question, PartCode = Part, Position = 99, Minutes = 5, OnAgenda = true });
            }

            return await db.SaveChangesAsync();
        });
        return $"/omgangar/{round}/samsyn/{Part}/rosta";
    }
}
