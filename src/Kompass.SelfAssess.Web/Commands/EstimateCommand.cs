using System.CommandLine;
using System.Globalization;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Scoring;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Commands;

/// <summary><c>estimate --round ID</c>: the disclosed estimate of a closed round.</summary>
internal static class EstimateCommand
{
    public static Command Create(VerbRunner runner, IStringLocalizer<CommandTexts> texts)
    {
        var round = RoundOption.Create(texts);
        return runner.Handle(
            new Command("estimate", texts["VerbEstimate"]) { round },
            (verb, parsed, cancellationToken) => RunAsync(verb, parsed.GetRequiredValue(round), cancellationToken));
    }

    private static async Task<int> RunAsync(Verb verb, Guid roundId, CancellationToken cancellationToken)
    {
        var (result, exit) = await RoundOption.LoadAsync(verb, roundId, cancellationToken);
        if (result is null)
        {
            return exit;
        }

        var document = EstimateDocument.From(result, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        return verb.Finish(Text(verb.Texts, result, document), document);
    }

    private static string Text(IStringLocalizer<CommandTexts> texts, RoundResult result, EstimateDocument document)
    {
        var estimate = result.Disclosed;
        List<string> lines =
        [
            texts["EstimateTotal", result.Round.Name, Number(texts, estimate[Part.Total, Slice.All]), result.Edition.MaxPoints],
            texts["EstimateCovered", document.Covered, document.Of],
            .. result.Edition.Areas.Select(area => texts[
                "EstimateArea",
                area.Number,
                area.Name.In(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName),
                Number(texts, estimate[Part.Area(area.Number), Slice.All])].Value),
        ];
        if (result.Round.Simulated)
        {
            lines.Add(texts["SimulatedNote"]);
        }

        return string.Join('\n', lines);
    }

    private static string Number(IStringLocalizer<CommandTexts> texts, Disclosed<ScoreCell> cell) => cell switch
    {
        { State: CellState.Withheld } => texts["EstimateWithheld"],
        { Value: { Points: { } points, Margin: { } margin } } => texts["EstimateMargin", points, margin],
        { Value.Points: { } points } => texts["EstimatePlain", points],
        _ => texts["EstimateMissing"],
    };
}
