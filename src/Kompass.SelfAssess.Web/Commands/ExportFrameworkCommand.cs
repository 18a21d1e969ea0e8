using System.CommandLine;
using System.Globalization;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Commands;

/// <summary><c>export-framework --edition KEY --out F</c>: the canonical file of an edition, or an Excel file where F ends in .xlsx.</summary>
internal static class ExportFrameworkCommand
{
    public static Command Create(VerbRunner runner, IStringLocalizer<CommandTexts> texts)
    {
        var edition = new Option<string>("--edition") { Description = texts["OptionEdition"], Required = true };
        var file = new Option<string>("--out") { Description = texts["OptionFileOut"], Required = true };
        var organisation = new Option<string>("--organisation") { Description = texts["OptionOwner"] };
        return runner.Handle(
            new Command("export-framework", texts["VerbExportFramework"]) { edition, file, organisation },
            (verb, parsed, cancellationToken) => RunAsync(verb, parsed.GetRequiredValue(edition), parsed.GetRequiredValue(file), parsed.GetValue(organisation), cancellationToken));
    }

    private static async Task<int> RunAsync(Verb verb, string key, string file, string? organisation, CancellationToken cancellationToken)
    {
        if (!await verb.WorkForAsync(organisation, cancellationToken))
        {
            return verb.Refuse(verb.Texts["OrganisationUnknown", organisation!]);
        }

        var export = verb.Get<EditionExport>();
        var workbook = Path.GetExtension(file).Equals(".xlsx", StringComparison.OrdinalIgnoreCase);
        if (await (workbook ? export.WorkbookAsync(key, CultureInfo.CurrentUICulture, cancellationToken) : export.ExportAsync(key, cancellationToken)) is not { } content)
        {
            return verb.Refuse(verb.Texts["EditionUnknown", key]);
        }

        var path = await FileTroubleException.WriteAsync(file, stream => stream.Write(content));
        return verb.Finish(verb.Texts["Exported", path], new { edition = key, file = path });
    }
}
