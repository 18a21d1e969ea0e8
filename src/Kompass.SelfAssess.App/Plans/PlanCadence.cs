using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.Domain.Planning;
using Kompass.SelfAssess.Domain.Plans;

namespace Kompass.SelfAssess.App.Plans;

/// <summary>The cadence of a plan as its municipality has it: the anchor may lie in the settings, and so does whether mail goes in July.</summary>
/// <param name="Cadence">The rule.</param>
/// <param name="Calendar">Days on which mail may go.</param>
/// <param name="From">Nothing before this day.</param>
/// <param name="Until">Nothing after it.</param>
public sealed record PlanCadence(Cadence Cadence, MailCalendar Calendar, DateOnly From, DateOnly Until)
{
    public static PlanCadence Of(ActionPlan plan, Organisation organisation) => new(
        Cadence.Of(plan.Cadence, plan.Anchor, plan.AnchorDay ?? plan.StartsOn, organisation.NextOfficialEvaluation, [.. plan.Dates.Select(date => date.Day)]),
        new MailCalendar(organisation.MailsInJuly),
        plan.CadenceFrom > plan.StartsOn ? plan.CadenceFrom : plan.StartsOn,
        plan.EndsOn);

    /// <summary>Dates whose day has come.</summary>
    public IEnumerable<DateOnly> Past(DateOnly today) => Cadence.Between(From, today < Until ? today : Until, Calendar).Select(date => date.Day);

    /// <summary>The dates of the year from today on.</summary>
    public IReadOnlyList<CadenceDate> ComingDates(DateOnly today) => Cadence.ComingDates(today, From, Until, Calendar);

    /// <summary>Last day of a follow-up that opens on a day.</summary>
    public static DateOnly LastDay(DateOnly nominal, int openDays) => WorkingDays.Add(nominal, openDays);
}
