using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Jobs;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.TestKit.Web;
using Kompass.SelfAssess.Web.Hosting.Jobs;
using Kompass.SelfAssess.Web.Tests.Hosting.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kompass.SelfAssess.Web.Tests.Hosting;

public sealed class JobTests
{
    [Fact]
    public async Task EverySchedule_RunsOnAnEmptyDatabaseTwice()
    {
        using var host = new KompassHost();
        foreach (var schedule in Schedules.All)
        {
            await using var scope = host.Scope();
            var work = (IWork)scope.ServiceProvider.GetRequiredService(schedule.Work);
            await work.RunAsync(default);
            await work.RunAsync(default);
        }
    }

    /// <summary>The program's clock may be set off to try out schedules; the engine's may not, or nothing would wake for days.</summary>
    [Fact]
    public async Task Engine_ProgramsClockSetOff_WakesByTheWallClock()
    {
        using var host = JobHost.On(null, new Ledger());
        host.Clock.Set(DateTimeOffset.UtcNow.AddDays(30));
        var next = await host.Engine.NextRunsAsync(default);
        Assert.All(Schedules.All, schedule => Assert.InRange(next[schedule.Work.Name], DateTime.UtcNow.AddMinutes(-2), DateTime.UtcNow + schedule.Every));

        var patience = DateTime.UtcNow.AddSeconds(240);
        while (!await host.QueryAsync(null, db => db.JobStates.AnyAsync(state => state.Work == nameof(DispatchMail))))
        {
            Assert.True(DateTime.UtcNow < patience, "Nothing was woken.");
            await Task.Delay(250);
        }
    }

    [Fact]
    public async Task Engine_Enabled_SendsAQueuedMailByItself()
    {
        using var host = JobHost.On(null, new Ledger());
        await using (var scope = host.Scope())
        {
            scope.ServiceProvider.GetRequiredService<Outbox>()
                .Add(new NewMail(MailKind.Account, "prov", "anna@test.example.se", "Anna", "Prov", "Hej", "<p>Hej</p>"));
            await scope.ServiceProvider.GetRequiredService<KompassDbContext>().SaveChangesAsync();
        }

        var patience = DateTime.UtcNow.AddSeconds(240);
        while ((await host.MailsAsync()).Single().State != MailState.Sent && DateTime.UtcNow < patience)
        {
            await Task.Delay(250);
        }

        Assert.Equal(MailState.Sent, (await host.MailsAsync()).Single().State);
        Assert.Single(Directory.GetFiles(Path.Combine(host.Folder, "mail")));
    }
}
