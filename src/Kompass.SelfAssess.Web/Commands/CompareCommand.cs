using System.CommandLine;
using System.Globalization;
using Kompass.SelfAssess.App.Comparison;
using Kompass.SelfAssess.Domain.Comparison;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Commands;

/// <summary><c>compare --round ID --evaluation ID</c>: the disclosed estimate beside an official evaluation.</summary>
internal static class CompareCommand
{
    public static Command Create(VerbRunner runner, IStringLocalizer<CommandTexts> texts)
    {
        var round = RoundOption.Create(texts);
        var evaluation = new Option<Guid>("--evaluation") { Description = texts["OptionEvaluation"], Required = true };
        return runner.Handle(
            new Command("compare", texts["VerbCompare"]) { round, evaluation },
            (verb, parsed, cancellationToken) => RunAsync(verb, parsed.GetRequiredValue(round), parsed.GetRequiredValue(evaluation), cancellationToken));
    }

    private static async Task<int> RunAsync(Verb verb, Guid roundId, Guid evaluationId, CancellationToken cancellationToken)
    {
        if (!await verb.WorkForOwnerOfAsync(roundId, cancellationToken))
        {
            return verb.Refuse(verb.Texts["RoundUnknown", roundId]);
        }

        return await verb.Get<CompareService>().CompareAsync(roundId, evaluationId, cancellationToken) switch
        {
            RoundComparison comparison => verb.Finish(Text(verb.Texts, comparison), CompareDocument.From(comparison)),
            CompareNotYet notYet => RoundOption.NotYet(verb, notYet.Result),
            CompareUnknownEvaluation => verb.Refuse(verb.Texts["EvaluationUnknown", evaluationId]),
            _ => verb.Refuse(verb.Texts["RoundUnknown", roundId]),
        };
    }

    private static string Text(IStringLocalizer<CommandTexts> texts, RoundComparison comparison)
    {
        var result = comparison.Comparison;
        var total = result.Total.Numbers;
        List<string> lines =
        [
            texts["CompareHead", comparison.Round.Round.Name, comparison.Evaluation.Municipality, comparison.Evaluation.Year],
            texts["CompareTotal", Estimate(texts, total), Points(texts, total.Official)],
        ];
        if (result.AcrossEditions)
        {
            lines.Add(texts["CompareAcross"]);
        }

        lines.Add(result.Accuracy is { Pairs: > 0 } accuracy
            ? texts["CompareAccuracy", accuracy.Pairs, accuracy.Bias!, accuracy.MeanAbsoluteError!, accuracy.HitRate!, accuracy.Spearman?.ToString("0.00", CultureInfo.CurrentCulture) ?? "–"]
            : texts["CompareNothing"]);
        if (comparison.Round.Round.Simulated)
        {
            lines.Add(texts["SimulatedNote"]);
        }

        return string.Join('\n', lines);
    }

    private static string Estimate(IStringLocalizer<CommandTexts> texts, ComparedNumbers total) =>
        total.Withheld ? texts["EstimateWithheld"] : Points(texts, total.Estimate);

    private static string Points(IStringLocalizer<CommandTexts> texts, decimal? points) =>
        points?.ToString("0.0", CultureInfo.CurrentCulture) ?? texts["EstimateMissing"];
}
