using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Globalization;
using Kompass.SelfAssess.Web.Hosting;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Commands;

/// <summary>The verbs of the program (design 10). Exit 0 done, 1 refused with the reason, 2 wrong usage.</summary>
public static class CommandLine
{
    internal const int Done = 0;
    internal const int Refused = 1;
    internal const int WrongUsage = 2;

    /// <param name="args">What was written after the program's name.</param>
    /// <param name="build">Builds the website, which the verbs borrow the services of.</param>
    public static Task<int> RunAsync(string[] args, BuildWebsite build)
    {
        if (ServeCommand.Takes(args))
        {
            return ServeCommand.RunAsync(args, build);
        }

        var language = Array.IndexOf(args, "--language") is >= 0 and var place && place + 1 < args.Length && args[place + 1] == Languages.English
            ? Languages.English
            : Languages.Swedish;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        return RunVerbAsync(args, build, Texts());
    }

    private static async Task<int> RunVerbAsync(string[] args, BuildWebsite build, StringLocalizer<CommandTexts> texts)
    {
        var parsed = Root(new VerbRunner(build, texts), texts).Parse(args);
        if (parsed.Action is not ParseErrorAction)
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }

        foreach (var mistake in Mistakes(parsed, texts).DefaultIfEmpty(texts["VerbMissing"]))
        {
            await Console.Error.WriteLineAsync(mistake);
        }

        await Console.Error.WriteLineAsync(texts["SeeHelp"]);
        return WrongUsage;
    }

    /// <summary>What is wrong, in our own words: the library speaks no Swedish.</summary>
    private static IEnumerable<string> Mistakes(ParseResult parsed, StringLocalizer<CommandTexts> texts) =>
    [
        .. parsed.UnmatchedTokens.Select(word => texts["UnknownWord", word].Value),
        .. parsed.CommandResult.Command.Options
            .Where(option => option.Required && parsed.GetResult(option) is not { Implicit: false })
            .Select(option => texts["OptionMissing", option.Name].Value),
        .. parsed.Errors.Select(error => error.SymbolResult).OfType<OptionResult>().Where(result => result.IdentifierToken is not null)
            .Select(result => result.Tokens is [] ? texts["ValueMissing", result.Option.Name] : texts["ValueWrong", result.Option.Name, string.Join(' ', result.Tokens)])
            .Select(text => text.Value),
    ];

    private static RootCommand Root(VerbRunner runner, StringLocalizer<CommandTexts> texts) => new(texts["About"])
    {
        runner.Json,
        runner.Language,
        ServeCommand.Create(texts),
        MigrateCommand.Create(runner, texts),
        SeedDemoCommand.Create(runner, texts),
        CreateAdminCommand.Create(runner, texts),
        ImportFrameworkCommand.Create(runner, texts),
        ExportFrameworkCommand.Create(runner, texts),
        ImportReportCommand.Create(runner, texts),
        EstimateCommand.Create(runner, texts),
        CompareCommand.Create(runner, texts),
        ForecastCommand.Create(runner, texts),
        ExportWorkbookCommand.Create(runner, texts),
        ExportReportCommand.Create(runner, texts),
        ExportSubmissionCommand.Create(runner, texts),
        ExportTableCommand.Create(runner, texts),
        SweepCommand.Create(runner, texts),
    };

    internal static StringLocalizer<CommandTexts> Texts()
    {
        var factory = new ResourceManagerStringLocalizerFactory(
            Microsoft.Extensions.Options.Options.Create(new LocalizationOptions()), Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance);
        return new StringLocalizer<CommandTexts>(factory);
    }
}

/// <summary>Builds the website with all its services.</summary>
/// <param name="args">Settings on the command line, such as <c>--urls</c>.</param>
/// <param name="configure">Last word on the builder.</param>
public delegate WebApplication BuildWebsite(string[] args, Action<WebApplicationBuilder>? configure = null);
