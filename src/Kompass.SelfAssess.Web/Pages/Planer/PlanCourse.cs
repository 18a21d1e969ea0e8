using System.Globalization;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Web.Components;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Planer;

/// <summary>The follow-ups of a plan as a row of dates: the latest that are over, the open one, those that come, and the coming evaluation.</summary>
public sealed class PlanCourse(KompassDbContext db, TimeProvider time, IStringLocalizer<PlanTexts> texts)
{
    private const int MostPast = 2;

    private const int MostComing = 2;

    public async Task<IReadOnlyList<CourseItem>> LoadAsync(Guid planId, CancellationToken cancellationToken)
    {
        var today = StockholmDays.Today(time);
        var rows = await db.FollowUps.Where(followUp => followUp.PlanId == planId).OrderBy(followUp => followUp.NominalDate)
            .Select(followUp => new Row(
                followUp.Id, followUp.NominalDate, followUp.State, followUp.ClosesOn, followUp.Reports.Count, followUp.Reports.Count(report => report.ReportedUtc != null)))
            .ToListAsync(cancellationToken);
        List<CourseItem> items =
        [
            .. rows.Where(row => row.State != FollowUpState.Open).TakeLast(MostPast).Concat(rows.Where(row => row.State == FollowUpState.Open))
                .OrderBy(row => row.Day).Select(row => Item(row, today)),
        ];
        var plan = await db.Plans.AsNoTracking().Include(own => own.Dates).SingleAsync(own => own.Id == planId, cancellationToken);
        var organisation = await db.Organisations.AsNoTracking().SingleAsync(own => own.Id == plan.OrganisationId, cancellationToken);
        if (plan.State == PlanState.Active)
        {
            var dealtWith = rows.Select(row => row.Day).ToHashSet();
            items.AddRange(PlanCadence.Of(plan, organisation).ComingDates(today).Select(date => date.Day).Where(day => !dealtWith.Contains(day)).Take(MostComing)
                .Select((day, index) => new CourseItem(PlanWords.Day(day, today), texts[index == 0 ? "CourseNext" : "CoursePlanned"], CourseKind.Coming)));
        }

        if (organisation.NextOfficialEvaluation is { } coming && coming >= today)
        {
            items.Add(new CourseItem(coming.ToString("MMMM yyyy", CultureInfo.CurrentCulture), texts["CourseOfficial"], CourseKind.Official));
        }

        return items;
    }

    private CourseItem Item(Row row, DateOnly today) => row.State switch
    {
        FollowUpState.Open => new CourseItem(
            PlanWords.Day(row.Day, today), texts["CourseOpen", row.Reported, row.Asked], CourseKind.Now,
            row.ClosesOn is { } closes ? texts["CourseCloses", PlanWords.Day(closes, today)].Value : null),
        FollowUpState.Skipped => new CourseItem(PlanWords.Day(row.Day, today), texts["CourseSkipped"], CourseKind.Done),
        _ => new CourseItem(PlanWords.Day(row.Day, today), texts["CourseDone", row.Reported, row.Asked], CourseKind.Done),
    };

    private sealed record Row(Guid Id, DateOnly Day, FollowUpState State, DateOnly? ClosesOn, int Asked, int Reported);
}
