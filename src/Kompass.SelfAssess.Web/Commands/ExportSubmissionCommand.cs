using System.CommandLine;
using System.Globalization;
using Kompass.SelfAssess.App.Exports.Reports;
using Kompass.SelfAssess.App.Exports.Submission;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Commands;

/// <summary><c>export-submission --round ID --out F.docx|F.xlsx</c>: what goes to the official evaluators of a closed round.</summary>
internal static class ExportSubmissionCommand
{
    public static Command Create(VerbRunner runner, IStringLocalizer<CommandTexts> texts) =>
        RoundFileVerb.Create(runner, texts, "export-submission", texts["VerbExportSubmission"], RunAsync);

    private static async Task<int> RunAsync(Verb verb, RoundResult result, string file, CancellationToken cancellationToken)
    {
        if (Path.GetExtension(file).ToUpperInvariant() is not (".DOCX" or ".XLSX"))
        {
            return verb.Refuse(verb.Texts["SubmissionEnding", file]);
        }

        var content = await verb.Get<SubmissionReader>().LoadAsync(result.Round.Id, cancellationToken) ?? throw new InvalidOperationException("A result without its answers.");
        var template = await verb.Get<ReportTemplates>().ContentAsync(cancellationToken);
        var path = await FileTroubleException.WriteAsync(file, stream =>
        {
            if (Path.GetExtension(file).Equals(".docx", StringComparison.OrdinalIgnoreCase))
            {
                WordReport.Write(SubmissionReport.Build(content, CultureInfo.CurrentUICulture), template, verb.Get<TimeProvider>().GetUtcNow().UtcDateTime, stream);
            }
            else
            {
                verb.Get<SubmissionWorkbook>().Write(content, CultureInfo.CurrentUICulture, stream);
            }
        });
        return verb.Finish(
            verb.Texts["Exported", path],
            new { round = result.Round.Id, file = path, draft = content.Draft, questions = content.Questions.Count, gaps = content.Questions.Count(question => question.Gaps.Count > 0) });
    }
}
