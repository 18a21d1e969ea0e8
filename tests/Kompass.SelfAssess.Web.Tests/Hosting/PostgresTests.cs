using System.Net;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.TestKit.Databases;
using Kompass.SelfAssess.TestKit.Web;

namespace Kompass.SelfAssess.Web.Tests.Hosting;

public sealed class PostgresTests
{
    [Fact]
    public async Task Program_OnPostgres_SignsInInvitesAndStaysCurrent()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Postgres);
        using var host = new KompassHost { Database = database };
        using var coordinator = await host.SignInAsAsync(Role.Coordinator);
        await coordinator.SubmitFormAsync(
            await coordinator.GetPageAsync("/installningar/medlemmar"), new Dictionary<string, string?> { ["Email"] = "per@test.example.se", ["Role"] = "Reader" });
        using var invited = host.Visit();
        using var accepted = await invited.SubmitAsync(
            await invited.GetPageAsync(KompassHost.LinkIn(Assert.Single(await host.MailsAsync("per@test.example.se")))),
            new Dictionary<string, string?> { ["Name"] = "Per", ["Password"] = KompassHost.Password, ["Repeat"] = KompassHost.Password });
        using var health = await invited.GetAsync("/health");

        Assert.Equal("/", accepted.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }

    [Fact]
    public async Task Lockout_OnPostgres_Holds()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Postgres);
        using var host = new KompassHost { Database = database };
        var user = await host.UserAsync(Role.Coordinator);
        using var visitor = host.Visit();
        for (var attempt = 0; attempt < 5; attempt++)
        {
            using var wrong = await visitor.SignInAsync(user.Email!, "fel lösenord igen");
        }

        using var locked = await visitor.SignInAsync(user.Email!, KompassHost.Password);
        Assert.Equal(HttpStatusCode.OK, locked.StatusCode);
    }
}
