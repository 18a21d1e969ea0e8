using Kompass.SelfAssess.App.Exports.Steering;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Plans;

namespace Kompass.SelfAssess.App.Exports.Reports.Content;

/// <summary>
/// A text that a committee can decide on, adjusted to what there is. It says that it is a proposal, and has a page of
/// its own to be lifted out.
/// </summary>
internal sealed class DecisionSection(SteeringWords words)
{
    private const int Weak = 3;

    private readonly SteeringReportTexts _text = words.Text;

    public IEnumerable<ReportBlock> Blocks() =>
    [
        words.Heading(1, "DecisionHeading", newPage: true),
        words.Note("DecisionNote"),
        .. words.Result.Round.State == RoundState.Confirmed ? Array.Empty<ReportBlock>() : [words.Note("DecisionNotConfirmed")],
        new ReportList([.. Result(), .. words.Content.Plans.Count == 0 ? WithoutPlan() : words.Content.Plans.SelectMany(Plan), .. Uncovered(), Again()], Numbered: true)
        {
            Kind = ReportTextKind.Decision,
        },
    ];

    private IEnumerable<string> Result()
    {
        var (round, numbers) = (words.Result.Round.Name, words.Numbers);
        yield return words.Total is { Shown: true, Value: { Points: { } points } total }
            ? total.Margin is { } margin
                ? _text.Format("DecideTotalMargin", round, numbers.Points(points), numbers.AsPrinted(words.Edition.MaxPoints), numbers.Margin(margin))
                : _text.Format("DecideTotal", round, numbers.Points(points), numbers.AsPrinted(words.Edition.MaxPoints))
            : _text.Format("DecideNoTotal", round, words.Result.Snapshot.Respondents);
        if (words.Content.Official is { Total: { } official } evaluation)
        {
            yield return _text.Format("DecideOfficial", words.Month(evaluation), numbers.AsPrinted(official));
        }
    }

    private IEnumerable<string> WithoutPlan() => Weakest() is { Count: > 0 } weakest
        ? [_text.Format("DecideMakePlan", words.List(weakest.Select(words.Name)))]
        : [_text["DecideMakeAnyPlan"]];

    private IEnumerable<string> Plan(SteeringPlan plan)
    {
        yield return _text.Format(
            "DecidePlan", plan.Name, plan.Actions.Count(action => action.Status == ActionStatus.Done), plan.Actions.Count, plan.Actions.Count(action => action.Late));
        if (Numbers(plan.Actions.Where(action => action.Late).Select(action => action.Number)) is { Length: > 0 } late)
        {
            yield return _text.Format("DecideLate", plan.Name, late);
        }

        var silent = plan.Latest?.Rows.Where(row => row.Outcome == FollowUpOutcome.Silent).Select(row => row.Number) ?? [];
        if (Numbers(silent) is { Length: > 0 } unheard)
        {
            yield return _text.Format("DecideSilent", plan.Name, unheard);
        }
    }

    /// <summary>The weakest sub-areas that nothing is done about.</summary>
    private IEnumerable<string> Uncovered()
    {
        if (words.Content.Plans.Count == 0 || words.Content.Plans.Any(plan => !plan.Edition.SameScaleAs(words.Edition)))
        {
            return [];
        }

        var aimed = words.Content.Plans.SelectMany(plan => plan.Actions).Where(action => action.Status != ActionStatus.Cancelled)
            .SelectMany(action => action.Content.Targets).Select(target => target.SubAreaCode).ToHashSet();
        var left = Weakest().Where(subArea => !aimed.Contains(subArea.Code)).Select(words.Name).ToList();
        return left.Count == 0 ? [] : [_text.Format("DecideUncovered", words.List(left))];
    }

    private string Again() => _text[words.Content.Plans.Count == 0 ? "DecideAgainPlan" : "DecideAgain"];

    private IReadOnlyList<SubArea> Weakest() => [.. StrengthSection.Weakest(words).Take(Weak)];

    private string Numbers(IEnumerable<int> numbers) => words.List(numbers.Order().Select(number => $"{number}"));
}
