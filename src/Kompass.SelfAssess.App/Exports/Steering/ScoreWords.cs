using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.App.Exports.Steering;

/// <summary>What is said beside the total.</summary>
internal sealed class ScoreWords(SteeringContent content, SteeringNumbers numbers, SteeringTexts texts)
{
    public IReadOnlyList<string> Sentences => [.. new[] { Estimate(), Interval(), Official(), Forecast() }.Where(text => text.Length > 0)];

    private string Estimate()
    {
        var total = numbers.Cell(Part.Total);
        var (max, of) = (texts.Number(numbers.Edition.MaxPoints), numbers.Edition.SubAreas.Count());
        if (total.Shown && total.Value.Share is { } share)
        {
            return texts.Format("ScoreOf", max, texts.Percent(share));
        }

        var covered = numbers.Edition.SubAreas.Count(subArea => numbers.Cell(Part.SubArea(subArea.Code)).Shown);
        return total.Reason is { } reason ? texts.Why(reason, content.Result.Plan.Minimum) : texts.Format("ScoreNone", covered, of);
    }

    private string Interval() => numbers.Cell(Part.Total).Value switch
    {
        { Points: not null, Margin: { } margin } total => texts.Format("ScoreInterval", texts.Number(margin), texts.Number(total.Low!.Value), texts.Number(total.High!.Value)),
        { Points: not null, Consensus: true } => texts["ScoreConsensus"],
        _ => "",
    };

    private string Official()
    {
        var words = new SourceWords(content, texts);
        return numbers.Compared(Part.Total) switch
        {
            null => texts["NoOfficial"],
            { Difference: { } difference, Official: { } official } => texts.Format("ScoreOfficial", texts.Number(official), words.Month, Signed(difference)),
            { Official: { } official } when content.Comparison?.Comparison.AcrossEditions == false => texts.Format("ScoreOfficialOnly", texts.Number(official), words.Month),
            _ => words.Official,
        };
    }

    private string Forecast() => numbers.Forecast(Part.Total) is { } forecast
        ? texts.Format("ScoreForecast", texts.Number(forecast.Points), texts.Number(forecast.Low80), texts.Number(forecast.High80))
        : "";

    private string Signed(decimal difference) => (difference > 0 ? "+" : difference < 0 ? "−" : "") + texts.Number(Math.Abs(difference), 1);
}
