using System.Globalization;
using ClosedXML.Excel;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.TestKit.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Kompass.SelfAssess.Browser.Tests.Journeys;

/// <summary>The whole job as its users do it.</summary>
[Collection(BrowserSharing.Name)]
public sealed class RoundJourneyTests(BrowserHost host)
{
    private const int People = 12;

    [Fact]
    public async Task Round_FromFirstPageToWorkbook_GivesTheSameNumbersEverywhere()
    {
        List<string> complaints = [];
        var page = await host.PageAsync(complaints);
        await host.SignInAsync(page, "coordinator", "bjorkvik-demo");
        await page.GotoAsync("/omgangar/ny");
        await page.FillAsync("[name='Form.Name']", "Prov av hela vägen");
        await page.ClickAsync("main form button[type=submit]");
        await page.ClickAsync("main a:has-text('Lägg till deltagare')");
        await page.FillAsync("[name=List]", string.Join('\n', Enumerable.Range(1, People).Select(n => $"Person {n}; person{n}@prov.example; {(n <= 6 ? "Chefer" : "Medarbetare")}")));
        await page.ClickAsync("main button:has-text('Kontrollera listan')");
        await page.ClickAsync("main button:has-text('Lägg till 12 deltagare')");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("12 deltagare har lagts till");
        await page.ClickAsync("a:has-text('Öppna omgången')");
        await page.ClickAsync("button:has-text('Öppna och skicka inbjudningar')");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("0 av 12");
        var round = Guid.Parse(new Uri(page.Url).Segments[2].TrimEnd('/'));

        await AnswerByKeyboardAsync(KompassHost.LinkIn((await host.Host.MailsAsync("person1@prov.example"))[^1]), complaints);
        await AnswerTheRestAsync(round);

        await page.GotoAsync($"/omgangar/{round}/stang");
        await page.ClickAsync("main button[type=submit]");
        await page.WaitForURLAsync("**/resultat");
        var headline = await page.Locator(".kc-score, main").First.InnerTextAsync();
        await using var scope = host.Host.Scope(await OrganisationOfAsync(round));
        var result = Assert.IsType<RoundResult>(await scope.ServiceProvider.GetRequiredService<ResultService>().LoadAsync(round, default));
        var total = result.Disclosed[Domain.Scoring.Part.Total, Domain.Scoring.Slice.All].Value.Points!.Value;
        Assert.Contains(Math.Round(total, MidpointRounding.AwayFromZero).ToString("0", CultureInfo.InvariantCulture), headline, StringComparison.Ordinal);

        var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("a:has-text('Hämta i Excel')"));
        await using var file = File.OpenRead(await download.PathAsync());
        using var workbook = new XLWorkbook(file);
        var numbers = workbook.Worksheet(1).CellsUsed().Where(cell => cell.DataType == XLDataType.Number).Select(cell => cell.GetDouble());
        Assert.Contains(numbers, number => Math.Abs(number - (double)total) < 1e-9);

        await page.GotoAsync($"/omgangar/{round}/jamforelse");
        var karlskoga = await page.Locator("#med option:has-text('Karlskoga oktober 2022')").GetAttributeAsync("value");
        await page.SelectOptionAsync("#med", karlskoga!);
        await page.ClickAsync("main button:has-text('Jämför')");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Utvärderarna gav 536");
        Assert.Empty(complaints);
        await page.Context.CloseAsync();
    }

    /// <summary>Nothing but the keyboard, from the first page to the thank-you page.</summary>
    private async Task AnswerByKeyboardAsync(string link, List<string> complaints)
    {
        var page = await host.PageAsync(complaints);
        await page.GotoAsync(link);
        await TabToAsync(page, "Börja");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(url => !url.EndsWith('/'));
        for (var answered = 0; !page.Url.EndsWith("granska", StringComparison.Ordinal); answered++)
        {
            Assert.True(answered < 40, "The questionnaire does not end.");
            var key = answered % 9 == 8 ? "v" : (answered % 6).ToString(CultureInfo.InvariantCulture);
            await page.Keyboard.PressAsync(key);
            await Assertions.Expect(page.Locator("#autosave-status")).ToContainTextAsync("Sparad");
            var before = page.Url;
            await page.Keyboard.PressAsync("Control+Enter");
            await page.WaitForURLAsync(url => url != before);
        }

        await TabToAsync(page, "Skicka in");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/tack");
        await page.Context.CloseAsync();
    }

    private static async Task TabToAsync(IPage page, string text)
    {
        for (var step = 0; step < 150; step++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("text => ['A', 'BUTTON'].includes(document.activeElement.tagName) && document.activeElement.textContent.includes(text)", text))
            {
                return;
            }
        }

        Assert.Fail($"\"{text}\" cannot be reached with the keyboard on {page.Url}.");
    }

    private async Task AnswerTheRestAsync(Guid round)
    {
        var organisation = await OrganisationOfAsync(round);
        var people = await host.Host.QueryAsync(organisation, database =>
            database.Participants.Where(person => person.RoundId == round && person.State != ParticipantState.Submitted).Select(person => person.Id).ToListAsync());
        foreach (var (person, number) in people.Select((person, number) => (person, number)))
        {
            await using var scope = host.Host.Scope(organisation);
            var answering = scope.ServiceProvider.GetRequiredService<AnsweringService>();
            var view = (await answering.LoadAsync(person, default))!;
            foreach (var question in view.Asked.SelectMany(subArea => subArea.Questions))
            {
                await answering.SaveAsync(person, new SaveAnswer(question.Code, (AnswerValue)((number + question.Code.Length) % 6), null, null, null, 0), default);
            }

            await answering.SubmitAsync(person, default);
        }
    }

    private async Task<int> OrganisationOfAsync(Guid round) => await host.Host.QueryAsync(null, database =>
        database.Rounds.IgnoreQueryFilters().Where(row => row.Id == round).Select(row => row.OrganisationId).SingleAsync());
}
