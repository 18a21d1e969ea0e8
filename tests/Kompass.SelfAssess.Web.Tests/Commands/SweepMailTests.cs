using System.Globalization;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.TestKit.Mail;
using Kompass.SelfAssess.TestKit.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Kompass.SelfAssess.Web.Tests.Commands;

/// <summary>The program in a process of its own and a mail server that asks for STARTTLS: what an administrator has to arrange.</summary>
public sealed class SweepMailTests
{
    [Fact]
    public async Task Sweep_ServerWithItsOwnAuthority_GetsMailOnceTheMachineTrustsIt()
    {
        using var server = await SmtpServerProcess.StartAsync(startTls: true, login: "kompass:hemligt");
        using var host = new KompassHost();
        await using (var scope = host.Scope())
        {
            scope.ServiceProvider.GetRequiredService<Outbox>().Add(new NewMail(MailKind.Account, "prov", "anna@test.example.se", "Åsa", "Ämne", "Hej", "<p>Hej</p>"));
            await scope.ServiceProvider.GetRequiredService<KompassDbContext>().SaveChangesAsync();
        }

        var variables = new Dictionary<string, string>
        {
            ["Mail__Transport"] = "Smtp",
            ["Mail__Smtp__Host"] = "localhost",
            ["Mail__Smtp__Port"] = server.Port.ToString(CultureInfo.InvariantCulture),
            ["Mail__Smtp__UserName"] = "kompass",
            ["Mail__Smtp__Password"] = "hemligt",
        };
        var stranger = await ProgramRun.StartAsync(host.Folder, "Production", variables, "sweep", "--now", "2026-11-24T10:31", "--json");

        Assert.Equal((0, 0), (stranger.ExitCode, stranger.Json.GetProperty("mails").GetInt32()));
        var waiting = Assert.Single(await host.MailsAsync());
        Assert.Equal(MailState.Queued, waiting.State);
        Assert.Contains("certificate", waiting.LastError, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(server.Mails());

        variables["SSL_CERT_FILE"] = server.CertificateFile;
        var trusted = await ProgramRun.StartAsync(host.Folder, "Production", variables, "sweep", "--now", "2026-11-24T11:00", "--json");

        Assert.Equal((0, 1), (trusted.ExitCode, trusted.Json.GetProperty("mails").GetInt32()));
        Assert.Equal("tls", Assert.Single(server.Mails())["X-Envelope-Over"]);
        Assert.Equal(MailState.Sent, Assert.Single(await host.MailsAsync()).State);
    }
}
