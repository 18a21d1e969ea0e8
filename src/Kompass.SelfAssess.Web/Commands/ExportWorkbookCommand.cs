using System.CommandLine;
using System.Globalization;
using Kompass.SelfAssess.App.Exports.Steering;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Commands;

/// <summary><c>export-workbook --round ID --out F.xlsx</c>: what a steering group is told of a closed round, as an Excel file.</summary>
internal static class ExportWorkbookCommand
{
    public static Command Create(VerbRunner runner, IStringLocalizer<CommandTexts> texts)
    {
        var round = RoundOption.Create(texts);
        var file = new Option<string>("--out") { Description = texts["OptionFileOut"], Required = true };
        return runner.Handle(
            new Command("export-workbook", texts["VerbExportWorkbook"]) { round, file },
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
        var path = await FileTroubleException.WriteAsync(file, stream => verb.Get<SteeringWorkbook>().Write(content, CultureInfo.CurrentUICulture, stream));
        return verb.Finish(verb.Texts["Exported", path], new { round = roundId, file = path });
    }
}
