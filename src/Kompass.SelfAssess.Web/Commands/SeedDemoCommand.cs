using System.CommandLine;
using Kompass.SelfAssess.App.Demo;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Commands;

/// <summary><c>seed-demo</c>: two demo municipalities and how to get into them.</summary>
internal static class SeedDemoCommand
{
    public static Command Create(VerbRunner runner, IStringLocalizer<CommandTexts> texts) =>
        runner.Handle(new Command("seed-demo", texts["VerbSeedDemo"]), (verb, _, cancellationToken) => RunAsync(verb, cancellationToken), anySchema: true);

    private static async Task<int> RunAsync(Verb verb, CancellationToken cancellationToken)
    {
        await MigrateCommand.MigrateAsync(verb, cancellationToken);
        var passwords = verb.Get<IHostEnvironment>().IsDevelopment() ? DemoPasswords.Fixed : DemoPasswords.Random();
        var summary = await verb.Get<DemoSeeder>().SeedAsync(passwords, cancellationToken);
        return verb.Finish(Text(verb.Texts, summary), summary);
    }

    /// <summary>The same lines that a bare start in Development prints.</summary>
    public static string Text(IStringLocalizer<CommandTexts> texts, DemoSummary summary)
    {
        List<string> lines = [texts["DemoDone"]];
        foreach (var organisation in summary.Organisations)
        {
            lines.Add($"{organisation.Name} ({organisation.Slug})");
            lines.AddRange(organisation.Rounds.Select(round => "  " + texts["DemoRound", round.Id, round.Name, texts[$"State{round.State}"].Value]));
            lines.AddRange(organisation.Evaluations.Select(evaluation => "  " + texts["DemoEvaluation", evaluation.Id, evaluation.Year, evaluation.Edition]));
        }

        lines.AddRange(summary.SignIns.Select(signIn => texts["DemoSignIn", signIn.Email, signIn.Password, Role(texts, signIn)].Value));
        lines.AddRange(summary.RespondentLinks.Select(link => texts["DemoLink", link.Url].Value));
        return string.Join('\n', lines);
    }

    private static string Role(IStringLocalizer<CommandTexts> texts, DemoSignIn signIn) =>
        signIn.Organisation is null ? texts[$"Role{signIn.Role}"] : $"{texts[$"Role{signIn.Role}"].Value}, {signIn.Organisation}";
}
