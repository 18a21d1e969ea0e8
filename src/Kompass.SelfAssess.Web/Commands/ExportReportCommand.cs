using System.CommandLine;
using System.Globalization;
using Kompass.SelfAssess.App.Exports.Reports;
using Kompass.SelfAssess.App.Exports.Steering;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Commands;

/// <summary><c>export-report --round ID --out F.docx</c>: the report of a closed round as a Word file, on the municipality's template.</summary>
internal static class ExportReportCommand
{
    public static Command Create(VerbRunner runner, IStringLocalizer<CommandTexts> texts)
    {
        var round = RoundOption.Create(texts);
        var file = new Option<string>("--out") { Description = texts["OptionFileOut"], Required = true };
        return runner.Handle(
            new Command("export-report", texts["VerbExportReport"]) { round, file },
            (verb, parsed, cancellationToken) => RunAsync(verb, parsed.GetRequiredValue(round), parsed.GetRequiredValue(file), cancellationToken));
    }

    private static async Task<int> RunAsync(Verb verb, Guid roundId, string file, CancellationToken cancellationToken)
    {
        var (result, exit) = await RoundOption.LoadAsync(verb, roundId, cancellationToken);
        if (result is null)
        {
            return exit;
        }

        var content = await verb.Get<SteeringReader>().LoadAsync(result, cancellationToken);
        using var written = new MemoryStream();
        await verb.Get<SteeringReportFile>().WriteAsync(content, CultureInfo.CurrentUICulture, written, cancellationToken);
        var path = await FileTroubleException.WriteAsync(file, written.WriteTo);
        return verb.Finish(verb.Texts["Exported", path], new { round = roundId, file = path });
    }
}
