using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kompass.SelfAssess.App.Tests.Mail;

public class MailTemplateServiceTests
{
    private static readonly TemplateText Own = new("Vår {omgång}", "Hej {namn},\r\n\r\nsvara gärna.", "Eva");

    public static IEnumerable<object[]> Providers => TestDatabase.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Save_OwnWords_AreTheirsAloneUntilReset(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (ours, theirs) = (await RoundScenario.NewOrganisationAsync(database, "ekby"), await RoundScenario.NewOrganisationAsync(database, "alby"));
        Assert.Equal(6, (await ListAsync(database, ours)).Count);
        Assert.All(await ListAsync(database, ours), row => Assert.False(row.IsOwn));

        var saved = await SaveAsync(database, ours, Own, 0);

        Assert.Equal((1, "Hej {namn},\n\nsvara gärna."), (saved.Value!.Version, saved.Value.Text.Opening));
        Assert.Equal([(MailKind.Reminder, "sv")], (await ListAsync(database, ours)).Where(row => row.IsOwn).Select(row => (row.Kind, row.Language)));
        Assert.All(await ListAsync(database, theirs), row => Assert.False(row.IsOwn));

        Assert.Equal(RefusalCode.ChangedBySomebodyElse, (await ResetAsync(database, ours, 7))!.Code);
        Assert.Null(await ResetAsync(database, ours, 1));
        Assert.Equal(TemplateText.Standard(MailKind.Reminder, "sv"), (await ListAsync(database, ours)).Single(row => row is { Kind: MailKind.Reminder, Language: "sv" }).Text);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Save_TwoAtOnce_OneIsTold(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var organisation = await RoundScenario.NewOrganisationAsync(database, "ekby");

        var first = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => SaveAsync(database, organisation, Own, 0))));
        var second = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => SaveAsync(database, organisation, Own, 1))));

        foreach (var outcomes in new[] { first, second })
        {
            Assert.Single(outcomes, outcome => outcome.Done);
            Assert.All(outcomes.Where(outcome => !outcome.Done), outcome => Assert.Equal(RefusalCode.ChangedBySomebodyElse, outcome.Refusals[0].Code));
        }
    }

    [Theory]
    [InlineData("", "x", "", "Subject", RefusalCode.SubjectMissing)]
    [InlineData("  ", "x", "", "Subject", RefusalCode.SubjectMissing)]
    [InlineData("a\r\nBcc: alla@ekby.se", "x", "", "Subject", RefusalCode.SubjectHasLineBreak)]
    [InlineData("a", " ", "", "Opening", RefusalCode.OpeningMissing)]
    [InlineData("{efternamn}", "x", "", "Subject", RefusalCode.PlaceholderUnknown)]
    [InlineData("a", "Hej {namn", "", "Opening", RefusalCode.PlaceholderNotClosed)]
    [InlineData("a", "x", "}", "Closing", RefusalCode.PlaceholderNotClosed)]
    public async Task Save_FaultyWords_AreRefusedAtTheirFieldAndNothingIsStored(string subject, string opening, string closing, string field, RefusalCode code)
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var organisation = await RoundScenario.NewOrganisationAsync(database, "ekby");
        var text = new TemplateText(subject, opening, closing);

        var outcome = await SaveAsync(database, organisation, text, 0);

        Assert.Equal((field, code), MailTemplateService.Faults(text).Select(found => (found.Field, found.Fault.Code)).Single());
        Assert.Equal([code], outcome.Refusals.Select(refusal => refusal.Code));
        Assert.All(await ListAsync(database, organisation), row => Assert.False(row.IsOwn));
    }

    [Fact]
    public void Faults_TooLong_AreToldWithTheLimit()
    {
        var faults = MailTemplateService.Faults(new TemplateText(new string('x', 151), new string('x', 4001), new string('x', 4001)));

        Assert.Equal(
            [("Subject", new Refused(RefusalCode.SubjectTooLong, "150")), ("Opening", new Refused(RefusalCode.MailTextTooLong, "4000")), ("Closing", new Refused(RefusalCode.MailTextTooLong, "4000"))],
            faults);
    }

    [Theory]
    [InlineData(MailKind.Link, "sv")]
    [InlineData(MailKind.Account, "sv")]
    [InlineData(MailKind.Invitation, "no")]
    public async Task Save_MailThatHasNoOwnWords_IsNotFound(MailKind kind, string language)
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var organisation = await RoundScenario.NewOrganisationAsync(database, "ekby");

        var outcome = await database.WithAsync<MailTemplateService, Outcome<TemplateRow>>(
            organisation, s => s.SaveAsync(new SaveTemplate(kind, language, Own, 0), default));

        Assert.Equal(RefusalCode.NotFound, Assert.Single(outcome.Refusals).Code);
        Assert.Null(await database.WithAsync<MailTemplateService, TemplateRow?>(organisation, s => s.FindAsync(kind, language, default)));
    }

    [Fact]
    public async Task Preview_RoundUnderWay_IsOfThatRoundAndLeadsNowhere()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var scenario = await RoundScenario.CreateAsync(database, RoundScenario.Content with { Name = "Höstens omgång", Anonymity = Anonymity.Named });

        var letter = await scenario.WithAsync<LetterPreview, Letter>(s => s.WriteAsync(MailKind.Reminder, "sv", Own, "Anna Exempel", default));

        Assert.Equal("Vår Höstens omgång", letter.Subject);
        Assert.Equal(["Hej Anna Exempel,", "svara gärna."], letter.Opening);
        Assert.Contains(letter.Promise, point => point.Text.StartsWith("Omgången är inte anonym.", StringComparison.Ordinal));
        Assert.IsType<UnknownLink>(await database.WithAsync<RespondentLinks, LinkTarget>(null, s => s.FindAsync(letter.Link.Segments[^1], default)));
        Assert.Null(await database.WithAsync<MailStopService, MailStopView?>(null, s => s.FindAsync(letter.StopAddress!.Segments[^1], default)));
    }

    [Fact]
    public async Task SendTest_GoesThroughTheOutboxToTheWriterAndSaysWhatItIs()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var organisation = await RoundScenario.NewOrganisationAsync(database, "ekby");

        await database.WithAsync<LetterPreview, int>(organisation, async s =>
        {
            await s.SendAsync(MailKind.Invitation, "sv", Own, "Eva", "eva@ekby.se", default);
            return 0;
        });

        var mail = await database.QueryAsync(null, db => db.Outbox.SingleAsync());
        Assert.Equal((MailKind.Test, "eva@ekby.se", "Prov: Vår Självvärdering 2026"), (mail.Kind, mail.To, mail.Subject));
        Assert.Equal((organisation, null, null), (mail.OrganisationId, mail.RoundId, mail.ParticipantId));
        Assert.Equal(0, await database.QueryAsync(organisation, db => db.ParticipantLinks.CountAsync()));
    }

    private static Task<IReadOnlyList<TemplateRow>> ListAsync(TestDatabase database, int organisation) =>
        database.WithAsync<MailTemplateService, IReadOnlyList<TemplateRow>>(organisation, s => s.ListAsync(default));

    private static Task<Outcome<TemplateRow>> SaveAsync(TestDatabase database, int organisation, TemplateText text, int version) =>
        database.WithAsync<MailTemplateService, Outcome<TemplateRow>>(
            organisation, s => s.SaveAsync(new SaveTemplate(MailKind.Reminder, "sv", text, version), default));

    private static Task<Refused?> ResetAsync(TestDatabase database, int organisation, int version) =>
        database.WithAsync<MailTemplateService, Refused?>(organisation, s => s.ResetAsync(MailKind.Reminder, "sv", version, default));
}
