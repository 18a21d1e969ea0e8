using System.Net;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.TestKit.Web;
using Microsoft.EntityFrameworkCore;
using static Kompass.SelfAssess.Web.Tests.Pages.Omgangar.RoundScene;

namespace Kompass.SelfAssess.Web.Tests.Pages.Omgangar;

[Collection(SharedHost.Name)]
public sealed class UtskickTests(KompassHost host)
{
    [Fact]
    public async Task Failed_Mail_SaysWhyInPlainWordsAndIsQueuedAgain()
    {
        using var scene = await OpenAsync(host, 2, content => content with { Anonymity = Anonymity.Named });
        await AddAsync(scene, 0, MailKind.Invitation, MailState.Failed, "Mailbox unavailable. The server response was: 5.1.1 <b>No</b> such user");
        await AddAsync(scene, 1, MailKind.Reminder, MailState.Sent);
        var page = await scene.Coordinator.GetPageAsync($"{scene.Address}/utskick");

        Assert.Contains("Adressen finns inte. Mailbox unavailable. The server response was: 5.1.1 <b>No</b> such user", WordsOf(page), StringComparison.Ordinal);
        Assert.Contains("managers1@example.se", WordsOf(page), StringComparison.Ordinal);
        var again = await scene.Coordinator.SubmitFormAsync(page, new Dictionary<string, string?>(), "form[action*='handler=Again']");

        Assert.Contains("Mejlet skickas igen.", WordsOf(again), StringComparison.Ordinal);
        Assert.Contains("Inga mejl har stoppats på vägen.", WordsOf(again), StringComparison.Ordinal);
        Assert.Equal([MailState.Queued, MailState.Sent], await StatesAsync(scene));
    }

    [Fact]
    public async Task Doubtful_Mail_IsSentAgainOnlyByOneWhoKnowsItMayComeTwice()
    {
        using var scene = await OpenAsync(host, 1);
        await AddAsync(scene, 0, MailKind.Invitation, MailState.Doubtful);
        var page = await scene.Coordinator.GetPageAsync($"{scene.Address}/utskick");
        Assert.Null(page.QuerySelector("main form"));
        var asked = await scene.Coordinator.GetPageAsync(page.QuerySelector("main a[href*=igen]")!.GetAttribute("href")!);

        var told = await scene.Coordinator.SubmitFormAsync(asked, new Dictionary<string, string?>());
        Assert.Contains("Kryssa i rutan om du vill skicka igen.", WordsOf(told), StringComparison.Ordinal);
        Assert.Equal([MailState.Doubtful], await StatesAsync(scene));

        await scene.Coordinator.SubmitFormAsync(asked, new Dictionary<string, string?> { ["Confirmed"] = "true" });
        Assert.Equal([MailState.Queued], await StatesAsync(scene));
    }

    [Fact]
    public async Task Anonymous_RemindersAndLinks_LeaveNoTraceOnThePage()
    {
        using var scene = await OpenAsync(host, 4);
        await AddAsync(scene, 0, MailKind.Invitation, MailState.Failed, "5.2.2 Full");
        var before = WordsOf(await scene.Coordinator.GetPageAsync($"{scene.Address}/utskick"));
        foreach (var state in Enum.GetValues<MailState>())
        {
            await AddAsync(scene, 1, MailKind.Reminder, state);
            await AddAsync(scene, 2, MailKind.Link, state);
        }

        var page = await scene.Coordinator.GetPageAsync($"{scene.Address}/utskick");
        Assert.Equal(before, WordsOf(page));
        Assert.Contains("Brevlådan är full.", before, StringComparison.Ordinal);
        var reminder = await scene.QueryAsync(db => db.Outbox.Where(m => m.RoundId == scene.RoundId && m.Kind == MailKind.Reminder && m.State == MailState.Failed).Select(m => m.Id).SingleAsync());
        using var answer = await scene.PostByHandAsync(page, $"{scene.Address}/utskick?handler=Again&mail={reminder}");
        Assert.Contains("Det du sökte finns inte längre.", WordsOf(await Visitor.ReadAsync(answer)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OtherMunicipality_MailsOfTheRound_DoNotExist()
    {
        using var theirs = await OpenAsync(host, 1);
        using var ours = await EmptyAsync(host);

        using var answer = await ours.Coordinator.GetAsync($"{theirs.Address}/utskick");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("Mailbox unavailable. The server response was: 5.1.1 No such user", MailTroubleKind.Address)]
    [InlineData("Exceeded storage allocation. The server response was: 4.2.2 over quota", MailTroubleKind.Full)]
    [InlineData("The server response was: 5.7.1 rejected", MailTroubleKind.Policy)]
    [InlineData("The server response was: 4.4.7 expired", MailTroubleKind.Receiver)]
    [InlineData("Connection refused", MailTroubleKind.Server)]
    [InlineData("Mailbox unavailable. The server response was: relay not permitted", MailTroubleKind.Policy)]
    [InlineData("The mail server refused the sign-in (Mail:Smtp:UserName, Mail:Smtp:Password). 5.7.0 Authentication required", MailTroubleKind.SignIn)]
    [InlineData("10.5.2.1 is not reachable", MailTroubleKind.Server)]
    [InlineData(null, MailTroubleKind.Server)]
    public void MailTrouble_ServersAnswer_IsUnderstood(string? answer, MailTroubleKind expected) => Assert.Equal(expected, MailTrouble.Of(answer));

    private static Task<int> AddAsync(RoundScene scene, int person, MailKind kind, MailState state, string? error = null) => scene.QueryAsync(async db =>
    {
        var who = await db.Participants.Where(p => p.RoundId == scene.RoundId).OrderBy(p => p.Email).Skip(person).FirstAsync();
        var key = $"{Guid.NewGuid():N}";
        db.Outbox.Add(new OutboxMail
        {
            OrganisationId = scene.OrganisationId,
            RoundId = scene.RoundId,
            ParticipantId = who.Id,
            Kind = kind,
            State = state,
            ClaimKey = key,
            MessageId = $"<{key}@x>",
            To = who.Email!,
            ToName = who.Name,
            Subject = "Ämne",
            LastError = error,
        });
        return await db.SaveChangesAsync();
    });

    private static Task<List<MailState>> StatesAsync(RoundScene scene) =>
        scene.QueryAsync(db => db.Outbox.Where(m => m.RoundId == scene.RoundId).OrderBy(m => m.Id).Select(m => m.State).ToListAsync());
}
