using System.CommandLine;
using System.Globalization;
using Kompass.SelfAssess.App.Exports.Steering;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Commands;

/// <summary><c>export-workbook --round ID --out F.xlsx</c>: what a steering group is told of a closed round, as an Excel file.</summary>
internal static class ExportWorkbookCommand
{
    public static Command Create(VerbRunner runner, IStringLocalizer<CommandTexts> texts) =>
        RoundFileVerb.Create(runner, texts, "export-workbook", texts["VerbExportWorkbook"], RunAsync);

    private static async Task<int> RunAsync(Verb verb, RoundResult result, string file, CancellationToken cancellationToken)
    {
        var content = await verb.Get<SteeringReader>().LoadForWorkbookAsync(result, cancellationToken);
        var path = await FileTroubleException.WriteAsync(file, stream => verb.Get<SteeringWorkbook>().Write(content, CultureInfo.CurrentUICulture, stream));
        return verb.Finish(verb.Texts["Exported", path], new { round = result.Round.Id, file = path });
    }
}
