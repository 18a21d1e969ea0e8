using System.Globalization;
using System.Text.Json;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.TestKit.Databases;
using Kompass.SelfAssess.TestKit.Web;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.Web.Tests.Commands;

/// <summary>The verb in processes of its own, over the times at which follow-up could go wrong.</summary>
public sealed class FollowUpSweepTests : IDisposable
{
    private readonly KompassHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Sweep_TwoMonthsOfStandstill_SkipsTheMissedDatesAndCatchesUpOnce()
    {
        var plan = await PlanAsync(new DateOnly(2027, 2, 10), owners: 3);
        await _host.UserAsync(Role.Coordinator, (await _host.OrganisationAsync()).Id);

        // The tenth of every month; opened, reminded, closed, skipped, mails.
        Assert.Equal("1 0 0 0 3", await SweepAsync("2027-02-10T09:00"));
        Assert.Equal("1 0 1 2 4", await SweepAsync("2027-04-20T09:00"));
        Assert.Equal("0 0 0 0 0", await SweepAsync("2027-04-20T09:00"));
        Assert.Equal("0 0 0 0 0", await SweepAsync("2027-04-21T15:59"));
        Assert.Equal("1 0 1 0 4", await SweepAsync("2027-05-10T09:00"));

        Assert.Equal(
            [
                "2027-02-10 Planned Closed ", "2027-03-10 Planned Skipped Missed", "2027-04-12 Planned Skipped Missed", "2027-04-20 CatchUp Closed ",
                "2027-05-10 Planned Open ",
            ],
            await ClaimsAsync(plan));
    }

    [Fact]
    public async Task Sweep_ChangesOfSummerTime_OpensSendsAndClosesByTheClockOnTheWall()
    {
        // The Sunday on which summer time begins is Easter Sunday: opened on the Tuesday. Two weeks before the other change.
        var plan = await PlanAsync(new DateOnly(2027, 3, 1), owners: 2, new DateOnly(2027, 3, 28), new DateOnly(2027, 10, 18));

        // 23.59 and midnight, 7.59 and 8, two hours ahead of UTC.
        Assert.Equal("0 0 0 0 0", await SweepAsync("2027-03-29T21:59Z"));
        Assert.Equal("1 0 0 0 0", await SweepAsync("2027-03-29T22:00Z"));
        Assert.Equal("0 0 0 0 0", await SweepAsync("2027-03-30T05:59Z"));
        Assert.Equal("0 0 0 0 2", await SweepAsync("2027-03-30T06:00Z"));
        Assert.Equal("1 0 1 0 2", await SweepAsync("2027-10-18T06:00Z"));

        // 2.30 for the second time; then 23.59 and midnight at the end of the last day, one hour ahead.
        Assert.Equal("0 0 0 0 0", await SweepAsync("2027-10-31T01:30Z"));
        Assert.Equal("0 0 0 0 0", await SweepAsync("2027-11-01T22:59Z"));
        Assert.Equal("0 0 1 0 0", await SweepAsync("2027-11-01T23:00Z"));
        Assert.Equal(["2027-03-30 Planned Closed ", "2027-10-18 Planned Closed "], await ClaimsAsync(plan));
    }

    private async Task<Guid> PlanAsync(DateOnly startsOn, int owners, params DateOnly[] dates)
    {
        var organisation = await _host.OrganisationAsync();
        var scene = await _host.QueryAsync(organisation.Id, db => PlanScene.AddAsync(db, startsOn, owners, plan =>
        {
            plan.Cadence = dates.Length > 0 ? CadenceKind.OwnDates : CadenceKind.Monthly;
            plan.Dates.AddRange(dates.Select(day => new PlanDate { Day = day }));
        }));
        return scene.PlanId;
    }

    private async Task<List<string>> ClaimsAsync(Guid plan)
    {
        var organisation = await _host.OrganisationAsync();
        var rows = await _host.QueryAsync(organisation.Id, db => db.FollowUps.AsNoTracking().Where(f => f.PlanId == plan).OrderBy(f => f.NominalDate).ToListAsync());
        return [.. rows.Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.NominalDate:yyyy-MM-dd} {f.Kind} {f.State} {f.Skipped}"))];
    }

    private async Task<string> SweepAsync(string now)
    {
        var run = await ProgramRun.StartAsync(_host.Folder, "Production", "sweep", "--now", now, "--json");
        Assert.True(run.ExitCode == 0, run.Error);
        return string.Join(
            ' ', run.Json.EnumerateObject().Where(property => property.Value.ValueKind == JsonValueKind.Number).Select(property => property.Value.GetInt32()));
    }
}
