using System.CommandLine;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Commands;

/// <summary><c>NAME --round ID --out F</c>: a verb that writes a file of a closed round.</summary>
internal static class RoundFileVerb
{
    public static Command Create(
        VerbRunner runner, IStringLocalizer<CommandTexts> texts, string name, string description, Func<Verb, RoundResult, string, CancellationToken, Task<int>> write)
    {
        var round = RoundOption.Create(texts);
        var file = new Option<string>("--out") { Description = texts["OptionFileOut"], Required = true };
        return runner.Handle(
            new Command(name, description) { round, file },
            async (verb, parsed, cancellationToken) =>
            {
                var (result, exit) = await RoundOption.LoadAsync(verb, parsed.GetRequiredValue(round), cancellationToken);
                return result is null ? exit : await write(verb, result, parsed.GetRequiredValue(file), cancellationToken);
            });
    }
}
