using System.Net;
using AngleSharp.Html.Dom;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.TestKit.Web;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.Web.Tests.Pages.Installningar;

[Collection(SharedHost.Name)]
public sealed class MejlTests(KompassHost host)
{
    private const string Reminder = "/installningar/mejl/paminnelse/sv";
    private const string Markup = "<script>alert(1)</script>";

    [Fact]
    public async Task Words_SavedAndReset_AreSaidOnTheListAndStoredOnce()
    {
        var (organisation, visitor) = await SignInAsync();
        using var _ = visitor;
        Assert.All(States(await visitor.GetPageAsync("/installningar/mejl")), state => Assert.Equal("Standardtext", state));

        var saved = await visitor.SubmitFormAsync(await visitor.GetPageAsync(Reminder), Words("Vår {omgång}", "Hej {namn},\n\nsvara gärna.", ""));

        Assert.Contains("Texten är sparad.", TextOf(saved), StringComparison.Ordinal);
        Assert.Contains("Det här är er egen text.", TextOf(saved), StringComparison.Ordinal);
        Assert.Equal(
            ["Standardtext", "Standardtext", "Egen text", "Standardtext", "Standardtext", "Standardtext"],
            States(await visitor.GetPageAsync("/installningar/mejl")));
        var row = await host.QueryAsync(organisation.Id, db => db.MailTemplates.SingleAsync());
        Assert.Equal((MailKind.Reminder, "sv", "Vår {omgång}", "Hej {namn},\n\nsvara gärna."), (row.Kind, row.Language, row.Subject, row.Opening));

        var reset = await visitor.SubmitFormAsync(saved, new Dictionary<string, string?>(), "form[action*=Reset]");
        Assert.Contains("Standardtexten gäller igen.", TextOf(reset), StringComparison.Ordinal);
        Assert.Equal(0, await host.QueryAsync(organisation.Id, db => db.MailTemplates.CountAsync()));
    }

    [Theory]
    [InlineData("Subject", "", "Skriv ett ämne.")]
    [InlineData("Opening", "Hej {efternamn}", "{efternamn} betyder inget här. Det som finns är {namn}, {omgång}, {sista-dag}, {minuter}, {frågor}, {kommun}.")]
    [InlineData("Closing", "Hej {namn", "En klammer saknar sin andra halva vid \"{namn\". Skriv till exempel {namn}.")]
    public async Task Words_Faulty_AreToldAtTheFieldKeptAndNotStored(string field, string value, string message)
    {
        var (organisation, visitor) = await SignInAsync();
        using var _ = visitor;
        foreach (var handler in new[] { "", "?handler=Preview", "?handler=Test" })
        {
            var page = await visitor.GetPageAsync(Reminder);
            ((IHtmlFormElement)page.QuerySelector("main form[method=post]")!).SetAttribute("action", Reminder + handler);
            var told = await visitor.SubmitFormAsync(page, new Dictionary<string, string?> { [field] = value });

            Assert.EndsWith(message, told.QuerySelector($"#{field}-error")!.TextContent.Trim(), StringComparison.Ordinal);
            Assert.Equal(value, field == "Subject" ? told.QuerySelector("#Subject")!.GetAttribute("value") : told.QuerySelector($"#{field}")!.TextContent);
        }

        Assert.Equal(0, await host.QueryAsync(organisation.Id, db => db.MailTemplates.CountAsync()));
        Assert.Equal(0, await host.QueryAsync(null, db => db.Outbox.CountAsync(m => m.OrganisationId == organisation.Id)));
    }

    [Fact]
    public async Task Preview_UnsavedWords_ShowTheMailWithItsPromiseAndMarkupAsText()
    {
        var (organisation, visitor) = await SignInAsync();
        using var _ = visitor;
        var page = await visitor.GetPageAsync(Reminder);
        ((IHtmlFormElement)page.QuerySelector("main form[method=post]")!).SetAttribute("action", Reminder + "?handler=Preview");

        var shown = await visitor.SubmitFormAsync(page, Words("Om {omgång}", $"Hej {{namn}} {Markup}", "Eva"));

        Assert.StartsWith("Om Självvärdering 20", shown.QuerySelector("#provamne")!.TextContent, StringComparison.Ordinal);
        var letter = shown.QuerySelector("#provbrev")!;
        Assert.Contains($"Hej Anna Exempel {Markup}", letter.TextContent, StringComparison.Ordinal);
        Assert.Contains("i grupper om minst fem personer", letter.TextContent, StringComparison.Ordinal);
        Assert.Contains("Det är systemet, inte någon person", letter.TextContent, StringComparison.Ordinal);
        Assert.Contains("Hej Anna Exempel", shown.QuerySelector(".k-letter-text")!.TextContent, StringComparison.Ordinal);
        // Made-up links are shown, not offered.
        Assert.Empty(letter.QuerySelectorAll("a, script"));
        Assert.Equal(0, await host.QueryAsync(organisation.Id, db => db.MailTemplates.CountAsync()));
    }

    [Fact]
    public async Task Test_UnsavedWords_GoToTheSignedInAlone()
    {
        var organisation = await host.OrganisationAsync($"Kommun {Guid.NewGuid():N}");
        var user = await host.UserAsync(Role.Coordinator, organisation.Id);
        using var visitor = host.Visit();
        (await visitor.SignInAsync(user.Email!, KompassHost.Password)).Dispose();
        var page = await visitor.GetPageAsync("/installningar/mejl/inbjudan/en");
        ((IHtmlFormElement)page.QuerySelector("main form[method=post]")!).SetAttribute("action", "/installningar/mejl/inbjudan/en?handler=Test");

        var told = await visitor.SubmitFormAsync(page, new Dictionary<string, string?> { ["Subject"] = "About {round}" });

        Assert.Contains($"Ett prov skickas till {user.Email}.", TextOf(told), StringComparison.Ordinal);
        var mail = Assert.Single(await host.QueryAsync(null, db => db.Outbox.Where(m => m.OrganisationId == organisation.Id).ToListAsync()));
        Assert.Equal((user.Email, MailKind.Test), (mail.To, mail.Kind));
        Assert.StartsWith("Test: About Self-assessment", mail.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_ChangedByTwo_SecondIsTold()
    {
        var (_, visitor) = await SignInAsync();
        using var mine = visitor;
        var old = await visitor.GetPageAsync(Reminder);
        await visitor.SubmitFormAsync(await visitor.GetPageAsync(Reminder), Words("Först", "x", ""));

        var told = await visitor.SubmitFormAsync(old, Words("Sedan", "x", ""));

        Assert.Contains("Någon annan har ändrat texten", TextOf(told), StringComparison.Ordinal);
        Assert.Equal("Sedan", told.QuerySelector("#Subject")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("/installningar/mejl/konto/sv")]
    [InlineData("/installningar/mejl/inbjudan/no")]
    public async Task Words_OfNoSuchMail_DoNotExist(string address)
    {
        var (_, visitor) = await SignInAsync();
        using var mine = visitor;
        using var answer = await visitor.GetAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Sending_Settings_AreStoredAndChecked()
    {
        var (organisation, visitor) = await SignInAsync();
        using var _ = visitor;
        foreach (var bad in new[] { "0", "31", "många", "" })
        {
            var told = await visitor.SubmitFormAsync(await visitor.GetPageAsync("/installningar/mejl"), new Dictionary<string, string?> { ["Budget"] = bad });
            Assert.Contains("Skriv ett tal mellan 1 och 30.", told.QuerySelector("#Budget-error")!.TextContent, StringComparison.Ordinal);
        }

        await visitor.SubmitFormAsync(
            await visitor.GetPageAsync("/installningar/mejl"),
            new Dictionary<string, string?> { ["SenderName"] = " Kommundirektören ", ["Budget"] = "4", ["July"] = "true" });

        var stored = await host.QueryAsync(null, db => db.Organisations.AsNoTracking().SingleAsync(o => o.Id == organisation.Id));
        Assert.Equal(("Kommundirektören", 4, true), (stored.MailSenderName, stored.MailBudget, stored.MailsInJuly));
        var page = await visitor.GetPageAsync("/installningar/mejl");
        Assert.Equal(("Kommundirektören", "4", true), (Value(page, "SenderName"), Value(page, "Budget"), ((IHtmlInputElement)page.QuerySelector("#July")!).IsChecked));
    }

    private static string? Value(IHtmlDocument page, string id) => page.QuerySelector($"#{id}")!.GetAttribute("value");

    private static string TextOf(IHtmlDocument page) => page.QuerySelector("main")!.TextContent;

    private static IEnumerable<string> States(IHtmlDocument page) => page.QuerySelectorAll("main table td a").Select(link => link.TextContent);

    private static Dictionary<string, string?> Words(string subject, string opening, string closing) =>
        new() { ["Subject"] = subject, ["Opening"] = opening, ["Closing"] = closing };

    private async Task<(Organisation Organisation, Visitor Visitor)> SignInAsync()
    {
        var organisation = await host.OrganisationAsync($"Kommun {Guid.NewGuid():N}");
        return (organisation, await host.SignInAsAsync(Role.Coordinator, organisation.Id));
    }
}
