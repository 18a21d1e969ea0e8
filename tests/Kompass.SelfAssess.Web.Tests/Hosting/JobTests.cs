using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.TestKit.Web;
using Kompass.SelfAssess.Web.Hosting.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

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
            var work = (App.Jobs.IWork)scope.ServiceProvider.GetRequiredService(schedule.Work);
            await work.RunAsync(default);
            await work.RunAsync(default);
        }
    }

    /// <summary>The program's clock may be set off to try out schedules; the engine's may not, or nothing would wake for days.</summary>
    [Fact]
    public async Task Engine_ProgramsClockSetOff_WakesEveryWorkAgainByTheWallClock()
    {
        using var host = new KompassHost { Settings = { ["Jobs:Enabled"] = "true" } };
        host.Clock.Set(DateTimeOffset.UtcNow.AddDays(30));
        var scheduler = await host.Services.GetRequiredKeyedService<ISchedulerFactory>(QuartzEngine.Name).GetScheduler();
        foreach (var schedule in Schedules.All)
        {
            var trigger = Assert.Single(await scheduler.GetTriggersOfJob(new JobKey(schedule.Work.Name)));
            var patience = DateTime.UtcNow.AddSeconds(120);
            while (trigger.PreviousFireTimeUtc is null && DateTime.UtcNow < patience)
            {
                await Task.Delay(250);
                trigger = Assert.Single(await scheduler.GetTriggersOfJob(new JobKey(schedule.Work.Name)));
            }

            Assert.NotNull(trigger.PreviousFireTimeUtc);
            Assert.InRange(trigger.NextFireTimeUtc!.Value, DateTimeOffset.UtcNow.AddMinutes(-2), DateTimeOffset.UtcNow + schedule.Every);
        }
    }

    [Fact]
    public async Task Engine_Enabled_SendsAQueuedMailByItself()
    {
        using var host = new KompassHost { Settings = { ["Jobs:Enabled"] = "true" } };
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
