using System.CommandLine;
using System.Globalization;
using Kompass.SelfAssess.App.Exports.Reports;
using Kompass.SelfAssess.App.Exports.Submission;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Commands;

/// <summary><c>export-submission --round ID --out F.docx|F.xlsx</c>: what goes to the official evaluators of a closed round.</summary>
internal static class ExportSubmissionCommand
{
    public static Command Create(VerbRunner runner, IStringLocalizer<CommandTexts> texts)
    {
        var round = RoundOption.Create(texts);
        var file = new Option<string>("--out") { Description = texts["OptionFileOut"], Required = true };
        return runner.Handle(
            new Command("export-submission", texts["VerbExportSubmission"]) { round, file },
            (verb, parsed, cancellationToken) => RunAsync(verb, parsed.GetRequiredValue(round), parsed.GetRequiredValue(file), cancellationToken));
    }

    private static async Task<int> RunAsync(Verb verb, Guid roundId, string file, CancellationToken cancellationToken)
    {
        if (Path.GetExtension(file).ToUpperInvariant() is not (".DOCX" or ".XLSX"))
        {
            return verb.Refuse(verb.Texts["SubmissionEnding", file]);
        }

        var (result, exit) = await RoundOption.LoadAsync(verb, roundId, cancellationToken);
        if (result is null)
        {
            return exit;
        }

        var content = await verb.Get<SubmissionReader>().LoadAsync(roundId, cancellationToken) ?? throw new InvalidOperationException("A result without its answers.");
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
            new { round = roundId, file = path, draft = content.Draft, questions = content.Questions.Count, gaps = content.Questions.Count(question => question.Gaps.Count > 0) });
    }
}
