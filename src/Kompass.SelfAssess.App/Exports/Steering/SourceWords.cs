namespace Kompass.SelfAssess.App.Exports.Steering;

/// <summary>What the numbers are set beside, in words.</summary>
internal sealed class SourceWords(SteeringContent content, SteeringTexts texts)
{
    /// <summary>All in one line.</summary>
    public string Line => string.Join(" ", new[] { Official, Previous, Forecast }.Where(text => text.Length > 0));

    public string Official => content.Comparison switch
    {
        null => texts["NoOfficial"],
        { Comparison.AcrossEditions: true } across => texts.Format("OfficialAcross", Month, across.Evaluation.Edition.Name.In(texts.Language)),
        _ => texts.Format("OfficialFrom", Month),
    };

    public string Month => content.Comparison?.Evaluation is { } evaluation ? texts.Month(evaluation.Year, evaluation.Month) : "";

    private string Previous => content.Previous is { } previous ? texts.Format("PreviousFrom", previous.Round.Name) : "";

    private string Forecast => content.Forecast is null ? "" : texts["ForecastFrom"];
}
