using System.Globalization;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Jobs;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.App.Tests.Jobs;
using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kompass.SelfAssess.App.Tests.Plans.FollowUps;

/// <summary>
/// A municipality with a coordinator and a plan that is followed up on the first of every month from Monday 1 March 2027: three owners, six actions.
/// Every call works in a scope of its own, as another process would.
/// </summary>
internal sealed class FollowUpScene : IAsyncDisposable
{
    public required TestDatabase Database { get; init; }

    public required int OrganisationId { get; init; }

    public required PlanScene Plan { get; init; }

    public required RecordingTransport Transport { get; init; }

    public static async Task<FollowUpScene> CreateAsync(
        DatabaseProvider provider, int owners = 3, Action<ActionPlan>? change = null, Action<IServiceCollection>? configure = null, string startsOn = "2027-03-01")
    {
        var transport = new RecordingTransport();
        var database = await TestDatabase.CreateAsync(provider, services =>
        {
            services.AddSingleton<IMailTransport>(transport).AddScoped<OrganisationService>();
            configure?.Invoke(services);
        });
        var organisation = await RoundScenario.NewOrganisationAsync(database, "ekby");
        await database.QueryAsync(organisation, async db =>
        {
            var coordinator = new AppUser { Id = Guid.NewGuid(), DisplayName = "Eva Berg", Email = "eva.berg@example.se", UserName = "eva.berg@example.se" };
            db.Users.Add(coordinator);
            db.Memberships.Add(new Membership { UserId = coordinator.Id, OrganisationId = organisation, Role = MemberRole.Coordinator });
            return await db.SaveChangesAsync();
        });
        var plan = await database.QueryAsync(organisation, db => PlanScene.AddAsync(db, Day(startsOn), owners, change));
        return new FollowUpScene { Database = database, OrganisationId = organisation, Plan = plan, Transport = transport };
    }

    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <param name="stockholm">What the clock on the wall shows; null leaves it.</param>
    public Task<SweepReport> SweepAsync(string? stockholm = null)
    {
        SetClock(stockholm);
        return Database.WithAsync<Sweep, SweepReport>(null, sweep => sweep.RunAsync(default));
    }

    /// <summary>A sweep that does so much, and another one at the same time that does nothing.</summary>
    public async Task TwiceAsync(string? stockholm, int opened = 0, int reminded = 0, int closed = 0, int skipped = 0, int mails = 0)
    {
        Assert.Equal((opened, reminded, closed, skipped, mails), Figures(await SweepAsync(stockholm)));
        Assert.Equal((0, 0, 0, 0, 0), Figures(await SweepAsync()));
    }

    public static (int Opened, int Reminded, int Closed, int Skipped, int Mails) Figures(SweepReport report) =>
        (report.Opened, report.Reminded, report.Closed, report.Skipped, report.Mails);

    public void SetClock(string? stockholm)
    {
        if (stockholm is not null)
        {
            var local = DateTime.ParseExact(stockholm, "yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);
            Database.Clock.Set(new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(local, StockholmDays.Zone)));
        }
    }

    public Task<TResult> WithAsync<T, TResult>(Func<T, Task<TResult>> act)
        where T : notnull => Database.WithAsync(OrganisationId, act);

    /// <summary>Two services of one scope.</summary>
    public async Task<TResult> WithAsync<T1, T2, TResult>(Func<T1, T2, Task<TResult>> act)
        where T1 : notnull
        where T2 : notnull
    {
        await using var scope = Database.Scope(OrganisationId);
        return await act(scope.ServiceProvider.GetRequiredService<T1>(), scope.ServiceProvider.GetRequiredService<T2>());
    }

    public Task<TResult> QueryAsync<TResult>(Func<KompassDbContext, Task<TResult>> query) => Database.QueryAsync(OrganisationId, query);

    /// <summary>"Kind date state", the earliest first.</summary>
    public Task<string[]> FollowUpsAsync() => QueryAsync(async db => (await db.FollowUps.AsNoTracking().OrderBy(f => f.NominalDate).ToListAsync())
        .Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Kind} {f.NominalDate:yyyy-MM-dd} {(object?)f.Skipped ?? f.State}")).ToArray());

    public Task<FollowUp> OpenAsync() => QueryAsync(db => db.FollowUps.AsNoTracking().Include(f => f.Owners).Include(f => f.Reports).SingleAsync(f => f.State == FollowUpState.Open));

    public Task<List<OutboxMail>> RowsAsync(params MailKind[] kinds) => QueryAsync(
        db => db.Outbox.AsNoTracking().Where(m => kinds.Length == 0 || kinds.Contains(m.Kind)).OrderBy(m => m.Id).ToListAsync());

    /// <summary>Submits as the owner's page does: a status for every action that is theirs.</summary>
    public Task<int> SubmitAsync(int owner, ActionStatus status = ActionStatus.InProgress) => QueryAsync(async db =>
    {
        var asked = await db.FollowUpOwners.SingleAsync(o => o.OwnerId == Plan.Owners[owner - 1] && o.FollowUp!.State == FollowUpState.Open);
        var now = Database.Clock.GetUtcNow().UtcDateTime;
        (asked.State, asked.SubmittedUtc) = (ParticipantState.Submitted, now);
        foreach (var report in await db.FollowUpReports.Where(r => r.FollowUpOwnerId == asked.Id).ToListAsync())
        {
            (report.Status, report.ReportedUtc) = (status, now);
        }

        return await db.SaveChangesAsync();
    });

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}

/// <summary>Throws instead of a command of the database, as a process that is killed there.</summary>
internal sealed class FailingCommands : Microsoft.EntityFrameworkCore.Diagnostics.DbCommandInterceptor
{
    private int _left = int.MaxValue;

    /// <summary>So many commands still go well.</summary>
    public void FailAfter(int commands) => _left = commands;

    public void Heal() => _left = int.MaxValue;

    public override ValueTask<Microsoft.EntityFrameworkCore.Diagnostics.InterceptionResult<System.Data.Common.DbDataReader>> ReaderExecutingAsync(
        System.Data.Common.DbCommand command,
        Microsoft.EntityFrameworkCore.Diagnostics.CommandEventData eventData,
        Microsoft.EntityFrameworkCore.Diagnostics.InterceptionResult<System.Data.Common.DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        Count();
        return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }

    public override ValueTask<Microsoft.EntityFrameworkCore.Diagnostics.InterceptionResult<int>> NonQueryExecutingAsync(
        System.Data.Common.DbCommand command,
        Microsoft.EntityFrameworkCore.Diagnostics.CommandEventData eventData,
        Microsoft.EntityFrameworkCore.Diagnostics.InterceptionResult<int> result,
        CancellationToken cancellationToken = default)
    {
        Count();
        return base.NonQueryExecutingAsync(command, eventData, result, cancellationToken);
    }

    private void Count()
    {
        if (Interlocked.Decrement(ref _left) < 0)
        {
            throw new KilledException();
        }
    }
}

internal sealed class KilledException() : Exception("Killed here.");
