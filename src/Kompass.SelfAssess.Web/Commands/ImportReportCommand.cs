using System.CommandLine;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Imports;
using Kompass.SelfAssess.Domain.Evaluations.Reports;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Commands;

/// <summary>
/// <c>import-report --file F --organisation SLUG</c>: leaves a draft of an evaluators' report for review. With <c>--dry-run</c> it only tells
/// what the report says, and needs neither organisation nor database.
/// </summary>
internal static class ImportReportCommand
{
    public static Command Create(VerbRunner runner, IStringLocalizer<CommandTexts> texts)
    {
        var file = new Option<string>("--file") { Description = texts["OptionFileIn"], Required = true };
        var organisation = new Option<string>("--organisation") { Description = texts["OptionReportOwner"] };
        var dryRun = new Option<bool>("--dry-run") { Description = texts["OptionDryRun"] };
        return runner.Handle(
            new Command("import-report", texts["VerbImportReport"]) { file, organisation, dryRun },
            (verb, parsed, cancellationToken) => RunAsync(
                verb, parsed.GetRequiredValue(file), parsed.GetValue(organisation), parsed.GetValue(dryRun), cancellationToken),
            anySchema: true);
    }

    private static async Task<int> RunAsync(Verb verb, string file, string? organisation, bool dryRun, CancellationToken cancellationToken)
    {
        if (!dryRun && organisation is null)
        {
            return verb.Misused(verb.Texts["OptionMissing", "--organisation"]);
        }

        var hasDatabase = await HasDatabaseAsync(verb, dryRun && organisation is null, cancellationToken);
        if (!hasDatabase && !(dryRun && organisation is null))
        {
            return verb.Refuse(verb.Texts["DatabaseBehind"]);
        }

        if (!await verb.WorkForAsync(organisation, cancellationToken))
        {
            return verb.Refuse(verb.Texts["OrganisationUnknown", organisation!]);
        }

        var texts = verb.Get<IStringLocalizer<ReportTexts>>();
        var content = await FileTroubleException.GuardAsync(file, () => File.ReadAllBytesAsync(file, cancellationToken));
        var read = await verb.Get<ReportFileReader>().ReadAsync(content, file, cancellationToken);
        if (!read.Done)
        {
            return verb.Refuse(texts.Refusal(read.Refusals[0]));
        }

        var editions = await EditionsAsync(verb, hasDatabase, cancellationToken);
        return ReportParser.Parse(read.Value.Text, editions) switch
        {
            ReportRead { Report: var report } when dryRun => Show(verb, report, editions),
            ReportRead { Report: var report } => await KeepAsync(verb, read.Value, report, new DraftFile(Path.GetFileName(file), content), cancellationToken),
            NotAReport not => verb.Refuse(texts.NotAReport(not.Reason)),
            var other => throw new InvalidOperationException($"Unknown reading {other.GetType().Name}."),
        };
    }

    /// <summary>True where the editions can be read from the database; where it need not be there, also its absence is an answer.</summary>
    private static async Task<bool> HasDatabaseAsync(Verb verb, bool optional, CancellationToken cancellationToken)
    {
        try
        {
            return !await verb.IsBehindAsync(cancellationToken);
        }
        catch (Exception exception) when (optional && DatabaseTrouble.IsUnavailable(exception))
        {
            return false;
        }
    }

    private static async Task<IReadOnlyList<FrameworkEdition>> EditionsAsync(Verb verb, bool hasDatabase, CancellationToken cancellationToken)
    {
        var stored = hasDatabase ? await verb.Get<EditionCatalogue>().ListAsync(cancellationToken) : [];
        return stored.Count > 0 ? [.. stored.Select(edition => edition.Edition)] : SeedEditions.Read(SeedFolder.Find());
    }

    /// <summary>Leaves a draft; nothing of it is official before a person has confirmed it.</summary>
    private static async Task<int> KeepAsync(Verb verb, ReadReportFile read, ParsedReport report, DraftFile file, CancellationToken cancellationToken)
    {
        var draft = new NewDraft(read.Source, read.Text, report, file, Who: null);
        return await verb.Get<ReportDraftService>().CreateAsync(draft, cancellationToken) switch
        {
            DraftMade made => verb.Finish(verb.Texts["ReportDraftMade", made.DraftId], new { draft = (Guid?)made.DraftId, evaluation = (Guid?)null, known = false }),
            DraftKnown { DraftId: { } id } => verb.Finish(verb.Texts["ReportDraftKnown", id], new { draft = (Guid?)id, evaluation = (Guid?)null, known = true }),
            DraftKnown known => verb.Finish(verb.Texts["ReportKnown", known.EvaluationId!], new { draft = (Guid?)null, evaluation = known.EvaluationId, known = true }),
            var other => throw new InvalidOperationException($"Unknown outcome {other.GetType().Name}."),
        };
    }

    private static int Show(Verb verb, ParsedReport report, IReadOnlyList<FrameworkEdition> editions)
    {
        var edition = report.Edition is { } key ? editions.FirstOrDefault(edition => edition.Key == key.Value) : null;
        var texts = verb.Get<IStringLocalizer<ReportTexts>>();
        var document = ImportReportDocument.From(report, edition, [.. report.Warnings.Select(texts.Warning)]);
        return verb.Finish(ImportReportText.Of(verb.Texts, verb.Get<IStringLocalizer<ResultTexts>>(), document), document);
    }
}
