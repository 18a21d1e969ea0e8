using System.CommandLine;
using System.Globalization;
using Kompass.SelfAssess.App.Exports.Reports;
using Kompass.SelfAssess.App.Exports.Steering;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Commands;

/// <summary><c>export-report --round ID --out F.docx</c>: the report of a closed round as a Word file, on the municipality's template.</summary>
internal static class ExportReportCommand
{
    public static Command Create(VerbRunner runner, IStringLocalizer<CommandTexts> texts) =>
        RoundFileVerb.Create(runner, texts, "export-report", texts["VerbExportReport"], RunAsync);

    private static async Task<int> RunAsync(Verb verb, RoundResult result, string file, CancellationToken cancellationToken)
    {
        var content = await verb.Get<SteeringReader>().LoadAsync(result, cancellationToken);
        using var written = new MemoryStream();
        await verb.Get<SteeringReportFile>().WriteAsync(content, CultureInfo.CurrentUICulture, written, cancellationToken);
        var path = await FileTroubleException.WriteAsync(file, written.WriteTo);
        return verb.Finish(verb.Texts["Exported", path], new { round = result.Round.Id, file = path });
    }
}
