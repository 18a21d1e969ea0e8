using System.CommandLine;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Commands;

/// <summary>The option that names a round, and what a verb says when its result may not be seen.</summary>
internal static class RoundOption
{
    public static Option<Guid> Create(IStringLocalizer<CommandTexts> texts) => new("--round") { Description = texts["OptionRound"], Required = true };

    /// <summary>The disclosed result, or null with the exit code of the refusal.</summary>
    public static async Task<(RoundResult? Result, int Exit)> LoadAsync(Verb verb, Guid roundId, CancellationToken cancellationToken)
    {
        if (!await verb.WorkForOwnerOfAsync(roundId, cancellationToken))
        {
            return (null, verb.Refuse(verb.Texts["RoundUnknown", roundId]));
        }

        return await verb.Get<ResultService>().LoadAsync(roundId, cancellationToken) switch
        {
            RoundResult result => (result, CommandLine.Done),
            ResultNotYet notYet => (null, NotYet(verb, notYet)),
            _ => (null, verb.Refuse(verb.Texts["RoundUnknown", roundId])),
        };
    }

    public static int NotYet(Verb verb, ResultNotYet notYet) => verb.Refuse(verb.Texts["RoundNotClosed", notYet.Round.Name]);
}
