using System.CommandLine;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Commands;

/// <summary><c>export-framework --edition KEY --out F</c>: the canonical file of an edition.</summary>
internal static class ExportFrameworkCommand
{
    public static Command Create(VerbRunner runner, IStringLocalizer<CommandTexts> texts)
    {
        var edition = new Option<string>("--edition") { Description = texts["OptionEdition"], Required = true };
        var file = new Option<string>("--out") { Description = texts["OptionFileOut"], Required = true };
        return runner.Handle(
            new Command("export-framework", texts["VerbExportFramework"]) { edition, file },
            (verb, parsed, cancellationToken) => RunAsync(verb, parsed.GetRequiredValue(edition), parsed.GetRequiredValue(file), cancellationToken));
    }

    private static async Task<int> RunAsync(Verb verb, string key, string file, CancellationToken cancellationToken)
    {
        if (await verb.Get<EditionExport>().ExportAsync(key, cancellationToken) is not { } content)
        {
            return verb.Refuse(verb.Texts["EditionUnknown", key]);
        }

        var path = await FileTroubleException.WriteAsync(file, stream => stream.Write(content));
        return verb.Finish(verb.Texts["Exported", path], new { edition = key, file = path });
    }
}
