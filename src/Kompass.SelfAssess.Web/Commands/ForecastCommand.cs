using System.CommandLine;
using System.Globalization;
using Kompass.SelfAssess.App.Comparison;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Commands;

/// <summary><c>forecast --organisation SLUG</c>: what the next official score may be.</summary>
internal static class ForecastCommand
{
    public static Command Create(VerbRunner runner, IStringLocalizer<CommandTexts> texts)
    {
        var organisation = new Option<string>("--organisation") { Description = texts["OptionForecastOf"], Required = true };
        return runner.Handle(
            new Command("forecast", texts["VerbForecast"]) { organisation },
            (verb, parsed, cancellationToken) => RunAsync(verb, parsed.GetRequiredValue(organisation), cancellationToken));
    }

    private static async Task<int> RunAsync(Verb verb, string slug, CancellationToken cancellationToken)
    {
        if (!await verb.WorkForAsync(slug, cancellationToken))
        {
            return verb.Refuse(verb.Texts["OrganisationUnknown", slug]);
        }

        return await verb.Get<ForecastService>().ForecastAsync(cancellationToken) is RoundForecast forecast
            ? verb.Finish(Text(verb.Texts, forecast), ForecastDocument.From(slug, forecast))
            : verb.Refuse(verb.Texts["ForecastNoEstimate"]);
    }

    private static string Text(IStringLocalizer<CommandTexts> texts, RoundForecast view)
    {
        List<string> lines =
        [
            view.Forecast.Total is { } total
                ? texts["ForecastTotal", Whole(total.Points), Whole(total.Low50), Whole(total.High50), Whole(total.Low80), Whole(total.High80)]
                : texts["ForecastNoTotal"],
            view.Forecast.Enough ? texts["ForecastPairs", view.Forecast.Pairs, view.Forecast.Bias.Total * 100, view.Forecast.Bias.Experience] : texts["ForecastLittle"],
        ];
        if (view.Track.Then.Total is { Numbers: > 0 } hits)
        {
            lines.Add(texts["ForecastTrack", hits.Within80, hits.Numbers]);
        }

        if (view.Simulated)
        {
            lines.Add(texts["SimulatedNote"]);
        }

        return string.Join('\n', lines);
    }

    private static string Whole(decimal points) => points.ToString("0", CultureInfo.CurrentCulture);
}
