using System.CommandLine;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Commands;

/// <summary><c>import-framework --file F</c>: all faults with their place, or the edition stored and published.</summary>
internal static class ImportFrameworkCommand
{
    public static Command Create(VerbRunner runner, IStringLocalizer<CommandTexts> texts)
    {
        var file = new Option<string>("--file") { Description = texts["OptionFileIn"], Required = true };
        var organisation = new Option<string>("--organisation") { Description = texts["OptionOwner"] };
        return runner.Handle(
            new Command("import-framework", texts["VerbImportFramework"]) { file, organisation },
            (verb, parsed, cancellationToken) => RunAsync(verb, parsed.GetRequiredValue(file), parsed.GetValue(organisation), cancellationToken));
    }

    private static async Task<int> RunAsync(Verb verb, string file, string? organisation, CancellationToken cancellationToken)
    {
        var content = await FileTroubleException.GuardAsync(file, () => File.ReadAllBytesAsync(file, cancellationToken));
        if (!await verb.WorkForAsync(organisation, cancellationToken))
        {
            return verb.Refuse(verb.Texts["OrganisationUnknown", organisation!]);
        }

        var result = await verb.Get<EditionImport>().ImportAsync(content, file, dryRun: false, verb.Get<Tenant>().OrganisationId, cancellationToken);
        var faults = Faults(result, verb.Texts, verb.Get<IStringLocalizer<FrameworkTexts>>());
        var document = new { result.Key, result.Outcome, faults };
        return result.Outcome switch
        {
            EditionImportOutcome.Stored => verb.Finish(verb.Texts["ImportStored", result.Key!, result.Version!], document),
            EditionImportOutcome.Unchanged => verb.Finish(verb.Texts["ImportUnchanged", result.Key!], document),
            EditionImportOutcome.ScaleDiffers => verb.Refuse(verb.Texts["ImportScaleDiffers", result.Key!, string.Join(", ", result.Differing)], document),
            EditionImportOutcome.KeyTaken => verb.Refuse(verb.Texts["ImportKeyTaken", result.Key!], document),
            _ => verb.Refuse(string.Join('\n', [verb.Texts["ImportRefused", faults.Count], .. faults.Select(fault => fault.Text)]), document),
        };
    }

    private static List<FaultLine> Faults(
        EditionImportResult result, IStringLocalizer<CommandTexts> texts, IStringLocalizer<FrameworkTexts> faultTexts) =>
    [
        .. result.SheetFaults.Select(fault => new FaultLine(
            null, fault.Cell, fault.Kind.ToString(), fault.Cell.Length > 0 ? texts["FaultAtCell", fault.Cell, faultTexts.Of(fault)] : faultTexts.Of(fault))),
        .. result.FileFaults.Select(fault => new FaultLine(
            fault.Line,
            fault.Path,
            fault.Kind.ToString(),
            fault.Line is { } line ? texts["FaultAtLine", line, fault.Path, faultTexts.Of(fault)] : texts["FaultAtStart", faultTexts.Of(fault)])),
        .. result.Faults.Select(placed => new FaultLine(
            placed.Cell.Length > 0 ? null : placed.Line,
            placed.Cell.Length > 0 ? placed.Cell : placed.Fault.Place,
            placed.Fault.Code.ToString(),
            placed.Cell.Length > 0 ? texts["FaultAtCell", placed.Cell, faultTexts.Of(placed.Fault)] : texts["FaultAtLine", placed.Line, placed.Fault.At.Length > 0 ? placed.Fault.At : placed.Fault.Place, faultTexts.Of(placed.Fault)])),
    ];

    private sealed record FaultLine(int? Line, string Place, string Code, string Text);
}
