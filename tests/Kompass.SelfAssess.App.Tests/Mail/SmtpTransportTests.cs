using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.TestKit.Databases;
using Kompass.SelfAssess.TestKit.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Kompass.SelfAssess.App.Tests.Mail;

/// <summary>Against a real mail server in a process of its own.</summary>
public sealed class SmtpTransportTests : IAsyncLifetime
{
    private static readonly OutgoingMail Mail = new(
        "<0123@ekby.se>", "asa@ekby.se", "Öst, Åsa \"Å\"", "Omgången öppnar: svara senast onsdag 9 december och läs gärna frågorna i förväg 😀",
        "Hej!\n\n.\nÅäö och 😀.\n", $"<!DOCTYPE html>\n<html lang=\"sv\"><p>Åäö och 😀.</p>{new string('x', 3000)}</html>",
        new DateTime(2026, 11, 24, 9, 30, 0, DateTimeKind.Utc))
    {
        FromName = "Ekby kommun",
        ReplyTo = "eva.berg@ekby.se",
        UnsubscribeAddress = "https://kompass.ekby.se/avanmal/0123456789abcdefghjkmnpqrs",
    };

    private SmtpServerProcess _server = null!;

    public async Task InitializeAsync() => _server = await SmtpServerProcess.StartAsync();

    public Task DisposeAsync()
    {
        _server.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Send_Mail_ArrivesWholeWithTextFirstAndEveryHeaderOnce()
    {
        await Transport(_server.Port).SendAsync(Mail, default);

        var received = Assert.Single(_server.Mails());
        Assert.Equal(("asa@ekby.se", "kompass@localhost"), (received["X-Envelope-To"], received["X-Envelope-From"]));
        Assert.Equal("<0123@ekby.se>", received["Message-ID"]);
        // The client writes when it sends, whatever it is told.
        Assert.InRange(DateTimeOffset.Parse(received["Date"], CultureInfo.InvariantCulture), DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow);
        Assert.Equal(Mail.Subject, received["Subject"]);
        Assert.Contains("Ekby kommun", received["From"], StringComparison.Ordinal);
        Assert.EndsWith("<kompass@localhost>", received["From"], StringComparison.Ordinal);
        Assert.EndsWith("<asa@ekby.se>", received["To"], StringComparison.Ordinal);
        Assert.Contains("eva.berg@ekby.se", received["Reply-To"], StringComparison.Ordinal);
        Assert.Equal("<https://kompass.ekby.se/avanmal/0123456789abcdefghjkmnpqrs>", received["List-Unsubscribe"]);
        Assert.Equal("List-Unsubscribe=One-Click", received["List-Unsubscribe-Post"]);
        Assert.Equal(("sv", "auto-generated"), (received["Content-Language"], received["Auto-Submitted"]));
        Assert.StartsWith("multipart/alternative", received["Content-Type"], StringComparison.Ordinal);
        Assert.Equal([("text/plain; charset=utf-8", Mail.TextBody), ("text/html; charset=utf-8", Mail.HtmlBody)], received.Parts);
    }

    [Fact]
    public async Task Send_SameMailBothWays_HasTheSameHeadersAndParts()
    {
        await Transport(_server.Port).SendAsync(Mail, default);

        var received = Assert.Single(_server.Mails());
        var written = ReceivedMail.Read(PickupFolderTransport.Format(Mail, new MailOptions()));
        Assert.Equal(written.Parts, received.Parts);
        Assert.Equal(
            written.Headers.Select(header => header.Name.ToUpperInvariant()).Order(),
            received.Headers.Select(header => header.Name.ToUpperInvariant()).Where(name => !name.StartsWith("X-ENVELOPE", StringComparison.Ordinal)).Order());
        Assert.All(
            written.Headers.Where(header => header.Name is not ("Date" or "Content-Type" or "To" or "From" or "Reply-To")),
            header => Assert.Equal(written[header.Name], received[header.Name]));
    }

    [Fact]
    public async Task Send_WithoutSenderOrWayToStop_HasNoSuchHeaders()
    {
        await Transport(_server.Port).SendAsync(Mail with { FromName = null, ReplyTo = null, UnsubscribeAddress = null }, default);

        var received = Assert.Single(_server.Mails());
        Assert.All(["Reply-To", "List-Unsubscribe", "List-Unsubscribe-Post"], name => Assert.False(received.Has(name), name));
        Assert.Contains("Kompass", received["From"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Eva\r\nBcc: alla@ekby.se")]
    [InlineData("\"Eva\" <annan@ekby.se>,")]
    public async Task Send_LineBreaksOrSyntaxInNames_MakeNoHeaderAndNoReceiver(string name)
    {
        await Transport(_server.Port).SendAsync(Mail with { ToName = name, FromName = name, Subject = name }, default);

        var received = Assert.Single(_server.Mails());
        Assert.Equal("asa@ekby.se", received["X-Envelope-To"]);
        Assert.False(received.Has("Bcc"));
        Assert.Equal(1, received.Headers.Count(header => header.Name == "To"));
    }

    [Theory]
    [InlineData("ingen@ekby.se", true)]
    [InlineData("senare@ekby.se", false)]
    [InlineData("full@ekby.se", true)]
    public async Task Send_ServerSaysNo_CertainlyDidNotGo(string to, bool forGood)
    {
        var failure = await Assert.ThrowsAsync<MailNotSentException>(() => Transport(_server.Port).SendAsync(Mail with { To = to }, default));

        Assert.Equal(forGood, failure.ForGood);
        Assert.Empty(_server.Mails());
    }

    [Fact]
    public async Task Send_LineBreaksAfterTheText_IsNoCertainty()
    {
        var failure = await Record.ExceptionAsync(() => Transport(_server.Port).SendAsync(Mail with { To = "bruten@ekby.se" }, default));

        Assert.NotNull(failure);
        Assert.IsNotType<MailNotSentException>(failure);
        // The server had taken it: sent again, it would have come twice.
        Assert.Single(_server.Mails());
    }

    [Fact]
    public async Task Send_CertificateThatNobodyTrusts_CertainlyDidNotGo()
    {
        using var server = await SmtpServerProcess.StartAsync(startTls: true);

        var failure = await Assert.ThrowsAsync<MailNotSentException>(() => Transport(server.Port, smtp => (smtp.Host, smtp.StartTls) = ("localhost", true)).SendAsync(Mail, default));

        Assert.False(failure.ForGood);
        Assert.Contains("certificate", failure.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(server.Mails());
    }

    [Theory]
    [InlineData("hemligt", false)]
    [InlineData("hemligt", true)]
    public async Task Send_ServerThatWantsSignIn_TakesTheRightPassword(string password, bool patient)
    {
        using var server = await SmtpServerProcess.StartAsync(login: "kompass:hemligt", patient: patient);

        await SignedIn(server, "kompass", password).SendAsync(Mail, default);

        Assert.Single(server.Mails());
    }

    [Theory]
    [InlineData("kompass", "fel", "Mail:Smtp:Password")]
    [InlineData("", "", "no Mail:Smtp:UserName is set")]
    public async Task Send_SignInRefused_IsSaidAtOnceAndTheMailWaits(string user, string password, string hint)
    {
        using var server = await SmtpServerProcess.StartAsync(login: "kompass:hemligt");

        // Far within the time limit, which would tell of a server that does not answer.
        var failure = await Assert.ThrowsAsync<MailNotSentException>(() => SignedIn(server, user, password).SendAsync(Mail, default).WaitAsync(TimeSpan.FromSeconds(30)));

        Assert.False(failure.ForGood);
        Assert.Contains(hint, failure.Message, StringComparison.Ordinal);
        Assert.Contains("5.7.0 Authentication required", failure.Message, StringComparison.Ordinal);
        Assert.Equal(MailTroubleKind.SignIn, MailTrouble.Of(failure.Message));
        Assert.Empty(server.Mails());
    }

    [Fact]
    public async Task Send_SignInRefusedByAServerThatTellsAtTheReceiver_IsNotTheAddressesFault()
    {
        using var server = await SmtpServerProcess.StartAsync(login: "kompass:hemligt", patient: true);

        var failure = await Assert.ThrowsAsync<MailNotSentException>(() => SignedIn(server, "kompass", "fel").SendAsync(Mail, default).WaitAsync(TimeSpan.FromSeconds(30)));

        Assert.False(failure.ForGood);
        Assert.Equal(MailTroubleKind.Policy, MailTrouble.Of(failure.Message));
    }

    [Fact]
    public async Task Send_ServerThatWantsStartTls_IsNotSaidToRefuseTheSignIn()
    {
        using var server = await SmtpServerProcess.StartAsync(startTls: true);

        var failure = await Assert.ThrowsAsync<MailNotSentException>(() => Transport(server.Port).SendAsync(Mail, default));

        Assert.False(failure.ForGood);
        Assert.NotEqual(MailTroubleKind.SignIn, MailTrouble.Of(failure.Message));
    }

    [Fact]
    public async Task Send_ServerThatNeverGreets_IsGivenUpAndCertainlyDidNotGo()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();

        var sending = Transport(((IPEndPoint)silent.LocalEndpoint).Port, smtp => smtp.TimeoutSeconds = 1).SendAsync(Mail, default);

        var failure = await Assert.ThrowsAsync<MailNotSentException>(() => sending.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.False(failure.ForGood);
    }

    [Fact]
    public async Task Send_AddressThatIsNone_FailsForGood()
    {
        var failure = await Assert.ThrowsAsync<MailNotSentException>(() => Transport(_server.Port).SendAsync(Mail with { To = "a..b@ekby.se" }, default));

        Assert.True(failure.ForGood);
    }

    [Fact]
    public async Task Dispatch_ThroughTheServer_SendsRetriesFailsAndDoubts()
    {
        var options = Options.Create(Settings(_server.Port));
        await using var database = await TestDatabase.CreateAsync(
            DatabaseProvider.Sqlite, services => services.AddSingleton<IMailTransport>(new SmtpTransport(options)));
        await database.QueryAsync(null, async db =>
        {
            foreach (var person in new[] { "asa", "senare", "ingen", "full", "bruten", "bo" })
            {
                db.Outbox.Add(new OutboxMail
                {
                    Kind = MailKind.Account,
                    ClaimKey = person,
                    MessageId = $"<{person}@ekby.se>",
                    To = $"{person}@ekby.se",
                    Subject = "Ämne",
                    TextBody = "Text",
                    HtmlBody = "<p>Text</p>",
                });
            }

            return await db.SaveChangesAsync();
        });

        var report = await database.WithAsync<MailDispatcher, DispatchReport>(null, dispatcher => dispatcher.DispatchAsync(default));

        Assert.Equal(new DispatchReport(2, 3, 1), report);
        var states = await database.QueryAsync(null, db => db.Outbox.OrderBy(m => m.Id).Select(m => m.State).ToListAsync());
        Assert.Equal([MailState.Sent, MailState.Queued, MailState.Failed, MailState.Failed, MailState.Doubtful, MailState.Sent], states);
        Assert.Equal(["asa@ekby.se", "bruten@ekby.se", "bo@ekby.se"], _server.Mails().Select(mail => mail["X-Envelope-To"]));
    }

    [Fact]
    public async Task Dispatch_PasswordMended_SendsWhatHadWaited()
    {
        using var server = await SmtpServerProcess.StartAsync(login: "kompass:hemligt");
        var settings = Settings(server.Port);
        (settings.Smtp.UserName, settings.Smtp.Password) = ("kompass", "fel");
        await using var database = await TestDatabase.CreateAsync(
            DatabaseProvider.Sqlite, services => services.AddSingleton<IMailTransport>(new SmtpTransport(Options.Create(settings))));
        await database.QueryAsync(null, async db =>
        {
            db.Outbox.Add(new OutboxMail { Kind = MailKind.Account, ClaimKey = "asa", MessageId = "<asa@ekby.se>", To = "asa@ekby.se", Subject = "Ämne", TextBody = "Text", HtmlBody = "<p>Text</p>" });
            return await db.SaveChangesAsync();
        });

        Assert.Equal(new DispatchReport(0, 1, 0), await database.WithAsync<MailDispatcher, DispatchReport>(null, dispatcher => dispatcher.DispatchAsync(default)));
        var waiting = await database.QueryAsync(null, db => db.Outbox.SingleAsync());
        Assert.Equal((MailState.Queued, MailTroubleKind.SignIn), (waiting.State, MailTrouble.Of(waiting.LastError)));

        settings.Smtp.Password = "hemligt";
        database.Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(new DispatchReport(1, 0, 0), await database.WithAsync<MailDispatcher, DispatchReport>(null, dispatcher => dispatcher.DispatchAsync(default)));
        Assert.Single(server.Mails());
    }

    private static MailOptions Settings(int port) => new() { Smtp = new SmtpOptions { Host = "127.0.0.1", Port = port, StartTls = false } };

    private static SmtpTransport Transport(int port, Action<SmtpOptions>? change = null)
    {
        var settings = Settings(port);
        change?.Invoke(settings.Smtp);
        return new SmtpTransport(Options.Create(settings));
    }

    private static SmtpTransport SignedIn(SmtpServerProcess server, string user, string password) =>
        Transport(server.Port, smtp => (smtp.UserName, smtp.Password) = (user, password));
}
