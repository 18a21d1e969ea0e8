using Kompass.SelfAssess.App.Exports.Steering;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.App.Plans.FollowUps;
using Kompass.SelfAssess.App.Tests.Exports.Reports;
using Kompass.SelfAssess.Domain.Plans;

namespace Kompass.SelfAssess.App.Tests.Exports.Steering;

/// <summary>A plan with one closed follow-up, without a database.</summary>
internal static class SamplePlan
{
    public static ActionView Action(int number, ActionStatus status, bool late, params string[] subAreas) => new(
        Guid.NewGuid(),
        new ActionContent($"Åtgärd {number}") { Status = status, Percent = 40, DueOn = new DateOnly(2026, 3, number), Targets = [.. subAreas.Select(code => new TargetContent(code))] },
        number, 1, null, null, null, 0, late, [], []);

    public static ReportRow Row(int number, FollowUpOutcome outcome) => new(number, number, $"Åtgärd {number}", "Ulla", null, null, outcome);

    public static SteeringPlan With(string name, IReadOnlyList<ActionView> actions, params ReportRow[] told)
    {
        var followUp = new FollowUpSummary(Guid.NewGuid(), new DateOnly(2026, 3, 1), FollowUpKind.Planned, FollowUpState.Closed, null, SampleReport.Written, new DateOnly(2026, 3, 10), SampleReport.Written, 1)
        {
            Actions = actions.Count,
            Reported = told.Count(row => row.Outcome != FollowUpOutcome.Silent),
            Counts = OutcomeCounts.Of(told.Select(row => row.Outcome!.Value)),
        };
        return new SteeringPlan(Guid.NewGuid(), name, SampleResult.Edition, actions, [followUp], new FollowUpReportView(followUp, Guid.NewGuid(), told, []));
    }
}
