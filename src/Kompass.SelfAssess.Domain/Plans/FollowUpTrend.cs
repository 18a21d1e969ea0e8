namespace Kompass.SelfAssess.Domain.Plans;

/// <summary>
/// How far actions have come from one closed follow-up to the next. An action that nobody reported on keeps what was known of it, marked as not
/// reported; one that is done is not asked about again and stays at 100 per cent; one that is cancelled leaves the means from then on. Source:
/// issue "Action plans" point 3.
/// </summary>
/// <param name="Days">The follow-ups' days, in order.</param>
/// <param name="Actions">Actions in order of number, each with one point per day.</param>
/// <param name="SubAreas">Sub-areas in order of code, each with one point per day.</param>
/// <param name="Counts">Per follow-up how its actions came out.</param>
public sealed record FollowUpTrend(
    IReadOnlyList<DateOnly> Days, IReadOnlyList<ActionTrend> Actions, IReadOnlyList<SubAreaTrend> SubAreas, IReadOnlyList<OutcomeCounts> Counts)
{
    /// <summary>Mean per cent (0–100) over all actions per day; null where there is none.</summary>
    public IReadOnlyList<double?> Mean { get; } = [.. Days.Select((_, day) => MeanOf(Actions, day))];

    /// <summary>The trend over closed follow-ups, in whatever order they are given.</summary>
    /// <param name="followUps">The closed follow-ups; skipped ones asked nobody and are not among them.</param>
    /// <param name="subAreasOf">Per action number the codes of the sub-areas that it aims at.</param>
    public static FollowUpTrend Of(IReadOnlyList<TrendFollowUp> followUps, IReadOnlyDictionary<int, IReadOnlyList<string>> subAreasOf)
    {
        var ordered = followUps.OrderBy(followUp => followUp.Day).ToList();
        ActionTrend[] actions =
        [
            .. ordered.SelectMany(followUp => followUp.Reports).Select(report => report.Action).Distinct().Order()
                .Select(number => new ActionTrend(number, Points(ordered, number))),
        ];
        var known = actions.Select(action => action.Number).ToHashSet();
        var bySubArea = subAreasOf.Where(own => known.Contains(own.Key))
            .SelectMany(own => own.Value.Distinct().Select(code => (Code: code, Number: own.Key)))
            .GroupBy(own => own.Code, own => own.Number).OrderBy(own => own.Key, StringComparer.Ordinal);
        return new FollowUpTrend(
            [.. ordered.Select(followUp => followUp.Day)],
            actions,
            [.. bySubArea.Select(own => SubArea(own.Key, [.. actions.Where(action => own.Contains(action.Number))], ordered.Count))],
            [.. ordered.Select(followUp => OutcomeCounts.Of(followUp.Reports.Select(report => report.Outcome)))]);
    }

    private static SubAreaTrend SubArea(string code, IReadOnlyList<ActionTrend> actions, int days) => new(
        code,
        [.. actions.Select(action => action.Number).Order()],
        [.. Enumerable.Range(0, days).Select(day => MeanOf(actions, day))]);

    private static double? MeanOf(IReadOnlyList<ActionTrend> actions, int day)
    {
        int[] percents = [.. actions.Select(action => action.Points[day]).OfType<ActionPoint>().Where(point => point.Status != ActionStatus.Cancelled).Select(point => point.Percent)];
        return percents.Length == 0 ? null : percents.Average();
    }

    private static List<ActionPoint?> Points(IReadOnlyList<TrendFollowUp> ordered, int number)
    {
        var points = new List<ActionPoint?>();
        ActionPoint? last = null;
        foreach (var followUp in ordered)
        {
            var report = followUp.Reports.FirstOrDefault(own => own.Action == number);
            last = report is not null ? Point(report) : last is null ? null : last with { Reported = false, Outcome = null };
            points.Add(last);
        }

        return points;
    }

    private static ActionPoint Point(TrendReport report) => new(
        report.Status == ActionStatus.Done ? 100 : Math.Clamp(report.Percent, 0, 100), report.Status, report.Reported, report.Outcome);
}

/// <summary>A closed follow-up as the trend reads it.</summary>
/// <param name="Day">Its day.</param>
/// <param name="Reports">One per action that it asked about.</param>
public sealed record TrendFollowUp(DateOnly Day, IReadOnlyList<TrendReport> Reports);

/// <summary>What a closed follow-up knew of an action: what was reported, or else what stood before.</summary>
/// <param name="Action">Number of the action.</param>
/// <param name="Status">Reported, else as it stood.</param>
/// <param name="Percent">0–100, reported, else as it stood.</param>
/// <param name="Reported">True where the owner said something.</param>
/// <param name="Outcome">How it came out.</param>
public sealed record TrendReport(int Action, ActionStatus Status, int Percent, bool Reported, FollowUpOutcome Outcome);

/// <summary>An action over the follow-ups.</summary>
/// <param name="Number">Its number in the plan.</param>
/// <param name="Points">One per follow-up; null before it was first asked about.</param>
public sealed record ActionTrend(int Number, IReadOnlyList<ActionPoint?> Points);

/// <summary>An action at one follow-up.</summary>
/// <param name="Percent">0–100.</param>
/// <param name="Status">Where it stood.</param>
/// <param name="Reported">False where nobody reported, or nobody was asked any more.</param>
/// <param name="Outcome">How it came out; null where it was not asked about.</param>
public sealed record ActionPoint(int Percent, ActionStatus Status, bool Reported, FollowUpOutcome? Outcome);

/// <summary>The actions of a sub-area over the follow-ups.</summary>
/// <param name="Code">Code of the sub-area.</param>
/// <param name="Actions">Numbers of the actions that aim at it.</param>
/// <param name="Percent">Their mean per cent (0–100), each action weighing the same; null where there is none.</param>
public sealed record SubAreaTrend(string Code, IReadOnlyList<int> Actions, IReadOnlyList<double?> Percent);

/// <summary>How the actions of a follow-up came out.</summary>
/// <param name="Done">Reported as done.</param>
/// <param name="OnTrack">Going on, day not passed.</param>
/// <param name="Late">Going on, day passed.</param>
/// <param name="Moved">Another day proposed.</param>
/// <param name="Silent">Nobody reported.</param>
/// <param name="Stopped">Paused or cancelled.</param>
public sealed record OutcomeCounts(int Done, int OnTrack, int Late, int Moved, int Silent, int Stopped)
{
    /// <summary>All actions that were asked about.</summary>
    public int All => Done + OnTrack + Late + Moved + Silent + Stopped;

    /// <summary>Counts outcomes.</summary>
    public static OutcomeCounts Of(IEnumerable<FollowUpOutcome> outcomes)
    {
        var counts = outcomes.CountBy(outcome => outcome).ToDictionary();
        int Count(FollowUpOutcome outcome) => counts.GetValueOrDefault(outcome);
        return new OutcomeCounts(
            Count(FollowUpOutcome.Done), Count(FollowUpOutcome.OnTrack), Count(FollowUpOutcome.Late),
            Count(FollowUpOutcome.Moved), Count(FollowUpOutcome.Silent), Count(FollowUpOutcome.Stopped));
    }

    /// <summary>How many came out so.</summary>
    public int this[FollowUpOutcome outcome] => outcome switch
    {
        FollowUpOutcome.Done => Done,
        FollowUpOutcome.OnTrack => OnTrack,
        FollowUpOutcome.Late => Late,
        FollowUpOutcome.Moved => Moved,
        FollowUpOutcome.Silent => Silent,
        _ => Stopped,
    };
}
