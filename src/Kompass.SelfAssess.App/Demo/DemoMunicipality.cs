using System.Globalization;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Domain.Frameworks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Kompass.SelfAssess.App.Demo;

/// <summary>The contents of a demo municipality, in a scope that works for it.</summary>
internal sealed partial class DemoMunicipality(
    KompassDbContext db, RoundService rounds, RoundCourse course, ParticipantService participants, AnsweringService answering, RespondentLinks links,
    DemoPlan plan, IOptions<MailOptions> mail, TimeProvider clock)
{
    private const string Edition = "2020-v2";
    private const string Official = "karlskoga-2022";
    private const int UnionRespondents = 6;

    private static readonly string[] Units = [DemoUnits.Children, DemoUnits.Social, DemoUnits.Built, DemoUnits.Central];

    private static readonly string[] OfficialHistory = [Official, "karlskoga-2007", "karlskoga-2003"];

    private static readonly DemoSeats[] ClosedSeats =
    [
        new(RoleGroups.Elected, "", 18, 14),
        new(RoleGroups.Managers, DemoUnits.Children, 7, 5),
        new(RoleGroups.Managers, DemoUnits.Social, 5, 4),
        new(RoleGroups.Managers, DemoUnits.Built, 5, 4),
        new(RoleGroups.Managers, DemoUnits.Central, 5, 3),
        new(RoleGroups.Employees, DemoUnits.Children, 8, 6),
        new(RoleGroups.Employees, DemoUnits.Social, 6, 4),
        new(RoleGroups.Employees, DemoUnits.Built, 6, 3),
        new(RoleGroups.Employees, DemoUnits.Central, 5, 2),
        new(RoleGroups.Companies, "", 11, 9),
    ];

    private static readonly DemoSeats[] OpenSeats =
    [
        new(RoleGroups.Elected, "", 6, 3),
        new(RoleGroups.Managers, DemoUnits.Children, 5, 2),
        new(RoleGroups.Employees, DemoUnits.Social, 6, 2),
        new(RoleGroups.Companies, "", 3, 1),
    ];

    private readonly int _organisationId = db.Tenant.OrganisationId ?? throw new InvalidOperationException("No organisation is chosen.");

    /// <returns>A personal link of somebody who has not answered yet, if there still is one.</returns>
    public async Task<DemoRespondentLink?> EnsureKarlskogaAsync(CancellationToken cancellationToken)
    {
        var today = StockholmDays.Today(clock);
        await EnsureNextEvaluationAsync(today.AddMonths(10), cancellationToken);
        await EnsureUnitsAsync(Units, cancellationToken);
        await EnsureOfficialHistoryAsync(cancellationToken);
        if (!await db.Rounds.AnyAsync(round => round.State == RoundState.Closed || round.State == RoundState.Confirmed, cancellationToken))
        {
            await AddPastRoundsAsync(today, cancellationToken);
        }

        await plan.EnsureAsync(Edition, Official, cancellationToken);
        var open = await db.Rounds.Where(round => round.State == RoundState.Open).Select(round => (Guid?)round.Id).FirstOrDefaultAsync(cancellationToken)
            ?? await AddOpenRoundAsync(today, cancellationToken);
        return await MintLinkAsync(open, cancellationToken);
    }

    public async Task<DemoOrganisation> DescribeAsync(CancellationToken cancellationToken)
    {
        var organisation = await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == _organisationId, cancellationToken);
        // What is being worked on first, then what is confirmed.
        var ownRounds = await db.Rounds.OrderBy(round => round.State == RoundState.Confirmed).ThenBy(round => round.OpensOn).ThenBy(round => round.Id)
            .Select(round => new DemoRound(round.Id, round.Name, round.State)).ToListAsync(cancellationToken);
        var evaluations = await db.Evaluations.Where(evaluation => evaluation.OrganisationId == _organisationId)
            .OrderByDescending(evaluation => evaluation.Year)
            .Select(evaluation => new DemoEvaluation(
                evaluation.Id, evaluation.Year, db.Editions.Where(edition => edition.Id == evaluation.EditionId).Select(edition => edition.Key).Single()))
            .ToListAsync(cancellationToken);
        var plans = await db.Plans.OrderBy(own => own.StartsOn).Select(own => new DemoPlanSummary(own.Id, own.Name)).ToListAsync(cancellationToken);
        return new DemoOrganisation(organisation.Slug, organisation.Name, ownRounds, evaluations, plans);
    }

    private async Task EnsureNextEvaluationAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var organisation = await db.Organisations.SingleAsync(o => o.Id == _organisationId, cancellationToken);
        organisation.NextOfficialEvaluation ??= new DateOnly(day.Year, day.Month, 1);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task EnsureUnitsAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var known = await db.Units.Select(unit => unit.Name).ToListAsync(cancellationToken);
        if (known.Count == 0)
        {
            db.Units.AddRange(names.Select(name => new Unit { OrganisationId = _organisationId, Name = name }));
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    /// <summary>The real evaluations as the municipality's own: what it would have entered itself.</summary>
    private async Task EnsureOfficialHistoryAsync(CancellationToken cancellationToken)
    {
        if (await db.Evaluations.AnyAsync(evaluation => evaluation.OrganisationId == _organisationId, cancellationToken))
        {
            return;
        }

        var published = await db.Evaluations.AsNoTracking().AsSplitQuery()
            .Include(evaluation => evaluation.Scores)
            .Include(evaluation => evaluation.Printed)
            .Include(evaluation => evaluation.Findings)
            .Where(evaluation => evaluation.OrganisationId == null && OfficialHistory.Contains(evaluation.SeedKey))
            .ToListAsync(cancellationToken);
        db.Evaluations.AddRange(published.Select(Own));
        await db.SaveChangesAsync(cancellationToken);
    }

    private OfficialEvaluation Own(OfficialEvaluation published) => new()
    {
        Id = Guid.NewGuid(),
        OrganisationId = _organisationId,
        SeedKey = published.SeedKey,
        Municipality = published.Municipality,
        Year = published.Year,
        Month = published.Month,
        EditionId = published.EditionId,
        Source = published.Source,
        SourceDate = published.SourceDate,
        Remark = published.Remark,
        PublishedTotal = published.PublishedTotal,
        ConfirmedUtc = clock.GetUtcNow().UtcDateTime,
        ConfirmedBy = "Anna Lindqvist",
        Scores = [.. published.Scores.Select(score => new OfficialScore { Area = score.Area, SubAreaCode = score.SubAreaCode, Points = score.Points })],
        Printed =
        [
            .. published.Printed.OrderBy(printed => printed.Id).Select(printed => new PrintedNumberRow
            {
                Kind = printed.Kind,
                Area = printed.Area,
                SubAreaCode = printed.SubAreaCode,
                Value = printed.Value,
            }),
        ],
        Findings =
        [
            .. published.Findings.OrderBy(finding => finding.Order).Select(finding => new OfficialFinding
            {
                Order = finding.Order,
                Kind = finding.Kind,
                Area = finding.Area,
                SubAreaCode = finding.SubAreaCode,
                Text = finding.Text,
                GoldStar = finding.GoldStar,
            }),
        ],
    };

    /// <summary>One round of half a year ago that awaits its workshop, and the confirmed one of the year before, which it repeats.</summary>
    private async Task AddPastRoundsAsync(DateOnly today, CancellationToken cancellationToken)
    {
        var closed = today.AddDays(-190);
        var yearBefore = closed.AddYears(-1);
        var earlier = await AddPastRoundAsync(yearBefore, today, new DemoAnswers(await OfficialPointsAsync(cancellationToken), seed: 2025, DemoAnswers.YearBefore), cancellationToken);
        await ConfirmAsync(earlier, yearBefore.AddDays(24), cancellationToken);
        var round = await AddPastRoundAsync(closed, today, await AnswersAsync(seed: 2026, cancellationToken), cancellationToken);
        await db.Rounds.Where(one => one.Id == round).ExecuteUpdateAsync(set => set.SetProperty(one => one.RepeatsRoundId, earlier), cancellationToken);
    }

    /// <summary>Sixty answers. The round runs today, as it must, and its dates are moved back afterwards.</summary>
    private async Task<Guid> AddPastRoundAsync(DateOnly closed, DateOnly today, DemoAnswers answers, CancellationToken cancellationToken)
    {
        var content = Content(Season(closed), today, today, RoleGroups.All, Units);
        var round = Done(await rounds.CreateAsync(new CreateRound(content), cancellationToken));
        await InviteAsync(round, ClosedSeats, "karlskoga-demo.example", cancellationToken);
        var unions = await db.RoundGroups.SingleAsync(group => group.RoundId == round && group.Key == RoleGroups.Unions, cancellationToken);
        var openLink = Done(await participants.CreateOpenLinkAsync(unions.Id, cancellationToken));
        Check(await course.OpenAsync(round, cancellationToken));
        await AnswerAsync(round, ClosedSeats, answers, cancellationToken);
        for (var respondent = 0; respondent < UnionRespondents; respondent++)
        {
            var joined = Done(await links.JoinByOpenLinkAsync(openLink.Segments[^1], null, cancellationToken));
            await SubmitAsync(joined.Participant.ParticipantId, answers, cancellationToken);
        }

        Check(await course.CloseAsync(round, cancellationToken));
        await MoveBackAsync(round, closed.AddDays(-18), closed, cancellationToken);
        return round;
    }

    private async Task ConfirmAsync(Guid round, DateOnly day, CancellationToken cancellationToken)
    {
        var coordinator = await db.Memberships.Where(member => member.OrganisationId == _organisationId && member.Role == MemberRole.Coordinator)
            .Select(member => member.UserId).FirstAsync(cancellationToken);
        Check(await course.ConfirmAsync(round, coordinator, cancellationToken));
        var confirmed = Noon(day);
        await db.Rounds.Where(one => one.Id == round).ExecuteUpdateAsync(set => set.SetProperty(one => one.ConfirmedUtc, confirmed), cancellationToken);
        await db.Snapshots.Where(snapshot => snapshot.RoundId == round && snapshot.Kind == SnapshotKind.Final)
            .ExecuteUpdateAsync(set => set.SetProperty(snapshot => snapshot.TakenUtc, confirmed), cancellationToken);
        await db.DecisionLog.Where(entry => entry.RoundId == round).ExecuteUpdateAsync(set => set.SetProperty(entry => entry.AtUtc, confirmed), cancellationToken);
    }

    private async Task<Guid> AddOpenRoundAsync(DateOnly today, CancellationToken cancellationToken)
    {
        string[] groups = [RoleGroups.Elected, RoleGroups.Managers, RoleGroups.Employees, RoleGroups.Companies];
        var content = Content(Season(today), today.AddDays(-6), today.AddDays(12), groups, Units);
        var round = Done(await rounds.CreateAsync(new CreateRound(content), cancellationToken));
        await InviteAsync(round, OpenSeats, "karlskoga-demo.example", cancellationToken);
        Check(await course.OpenAsync(round, cancellationToken));
        await AnswerAsync(round, OpenSeats, await AnswersAsync(seed: 7, cancellationToken), cancellationToken);
        var opened = Noon(today.AddDays(-6));
        await db.Rounds.Where(one => one.Id == round).ExecuteUpdateAsync(set => set.SetProperty(one => one.OpenedUtc, opened), cancellationToken);
        await db.Outbox.Where(mail => db.Participants.Any(person => person.Id == mail.ParticipantId && person.RoundId == round)).ExecuteUpdateAsync(
            set => set.SetProperty(mail => mail.QueuedUtc, opened).SetProperty(mail => mail.SentUtc, opened)
                .SetProperty(mail => mail.NominalDate, today.AddDays(-6)),
            cancellationToken);
        return round;
    }

    private async Task<DemoAnswers> AnswersAsync(int seed, CancellationToken cancellationToken) => new(await OfficialPointsAsync(cancellationToken), seed);

    private Task<Dictionary<string, decimal>> OfficialPointsAsync(CancellationToken cancellationToken) => db.Evaluations
        .Where(evaluation => evaluation.OrganisationId == _organisationId && evaluation.SeedKey == Official)
        .SelectMany(evaluation => evaluation.Scores)
        .ToDictionaryAsync(score => score.SubAreaCode!, score => score.Points, cancellationToken);

    /// <summary>Puts the people on the list. Their invitations count as sent: the addresses lead nowhere, so nothing may leave.</summary>
    private async Task InviteAsync(Guid round, IReadOnlyList<DemoSeats> seats, string domain, CancellationToken cancellationToken)
    {
        var labels = RoleGroups.All.Select(key => new GroupLabel(key, key == RoleGroups.Unions, [key])).ToList();
        var pasted = Done(await participants.AddPastedAsync(round, DemoPeople.PastedList(seats, domain), labels, skipFaulty: false, cancellationToken));
        if (pasted.Faults.Count > 0)
        {
            throw new InvalidOperationException($"The demo list has faults: {string.Join(", ", pasted.Faults)}");
        }

        db.ChangeTracker.Clear();
        var people = await db.Participants.AsNoTracking().Where(person => person.RoundId == round && person.Email != null).ToListAsync(cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        var invited = seats.Any(seat => seat.Answering > 0);
        db.Outbox.AddRange(people.Where(_ => invited).Select(person => new OutboxMail
        {
            OrganisationId = _organisationId,
            ParticipantId = person.Id,
            Kind = MailKind.Invitation,
            ClaimKey = $"invitation:{person.Id:N}",
            MessageId = $"<{person.Id:N}@{domain}>",
            To = person.Email!,
            ToName = person.Name,
            Subject = "Inbjudan till självvärdering (demo)",
            RoundId = round,
            NominalDate = StockholmDays.DayOf(now),
            State = MailState.Sent,
            Attempts = 1,
            QueuedUtc = now,
            SentUtc = now,
        }));
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }

    private async Task AnswerAsync(Guid round, IReadOnlyList<DemoSeats> seats, DemoAnswers answers, CancellationToken cancellationToken)
    {
        var people = await db.Participants.AsNoTracking().Where(person => person.RoundId == round)
            .OrderBy(person => person.Email)
            .Select(person => new { person.Id, Group = person.Group!.Key, Unit = person.Unit == null ? "" : person.Unit.Name })
            .ToListAsync(cancellationToken);
        foreach (var seat in seats)
        {
            foreach (var person in people.Where(one => one.Group == seat.Group && one.Unit == seat.Unit).Take(seat.Answering))
            {
                await SubmitAsync(person.Id, answers, cancellationToken);
            }
        }
    }

    private async Task SubmitAsync(Guid participant, DemoAnswers answers, CancellationToken cancellationToken)
    {
        var view = await answering.LoadAsync(participant, cancellationToken) ?? throw new InvalidOperationException("A demo participant is missing.");
        var saved = await answering.SavePageAsync(participant, answers.Next(view), cancellationToken);
        if (saved is not PageSaved)
        {
            throw new InvalidOperationException($"Demo answers were refused: {saved}");
        }

        Check(await answering.SubmitAsync(participant, cancellationToken));
    }

    private async Task MoveBackAsync(Guid round, DateOnly opensOn, DateOnly closesOn, CancellationToken cancellationToken)
    {
        var (opened, closed) = (Noon(opensOn), Noon(closesOn.AddDays(1)));
        await db.Rounds.Where(one => one.Id == round).ExecuteUpdateAsync(
            set => set
                .SetProperty(one => one.OpensOn, opensOn)
                .SetProperty(one => one.ClosesOn, closesOn)
                .SetProperty(one => one.OpenedUtc, opened)
                .SetProperty(one => one.ClosedUtc, closed),
            cancellationToken);
        await db.Snapshots.Where(snapshot => snapshot.RoundId == round).ExecuteUpdateAsync(
            set => set.SetProperty(snapshot => snapshot.TakenUtc, closed), cancellationToken);
        await db.Outbox.Where(mail => db.Participants.Any(person => person.Id == mail.ParticipantId && person.RoundId == round)).ExecuteUpdateAsync(
            set => set.SetProperty(mail => mail.QueuedUtc, opened).SetProperty(mail => mail.SentUtc, opened), cancellationToken);
    }

    private async Task<DemoRespondentLink?> MintLinkAsync(Guid round, CancellationToken cancellationToken)
    {
        var waiting = await db.Participants.AsNoTracking()
            .Where(person => person.RoundId == round && person.State != ParticipantState.Submitted && person.Email != null)
            .OrderByDescending(person => person.State)
            .ThenBy(person => person.Group!.Key == RoleGroups.Managers ? 0 : 1)
            .ThenBy(person => person.Email)
            .Select(person => (Guid?)person.Id)
            .FirstOrDefaultAsync(cancellationToken);
        return waiting is { } participant ? new DemoRespondentLink(round, Done(await participants.MintLinkAsync(participant, cancellationToken))) : null;
    }

    private RoundContent Content(string name, DateOnly opensOn, DateOnly closesOn, IReadOnlyList<string> groups, IReadOnlyList<string> units) => new()
    {
        Name = name,
        EditionKey = Edition,
        Depth = RoundDepth.Quick,
        Anonymity = Anonymity.Anonymous,
        Groups = [.. groups.Select(key => new RoundGroupChoice(key, []))],
        Units = units,
        OpensOn = opensOn,
        ClosesOn = closesOn,
        // In a folder one can see how the reminders go; through a server nothing may leave to addresses that lead nowhere.
        Reminders = mail.Value.Transport == MailTransportKind.PickupFolder,
        Simulated = true,
    };

    private static string Season(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"Självvärdering {(day.Month <= 6 ? "våren" : "hösten")} {day.Year}");

    private static DateTime Noon(DateOnly day) => day.ToDateTime(new TimeOnly(11, 0), DateTimeKind.Utc);

    private static T Done<T>(Outcome<T> outcome) => outcome.Done ? outcome.Value : throw new InvalidOperationException($"The demo was refused: {string.Join(", ", outcome.Refusals)}");

    private static void Check(Refused? refusal)
    {
        if (refusal is not null)
        {
            throw new InvalidOperationException($"The demo was refused: {refusal}");
        }
    }
}
