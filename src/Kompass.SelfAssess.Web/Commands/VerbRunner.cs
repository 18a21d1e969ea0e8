using System.CommandLine;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.Web.Hosting;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace Kompass.SelfAssess.Web.Commands;

/// <summary>Runs a verb with the services of the website, which is built but not started, in one scope.</summary>
internal sealed class VerbRunner
{
    public const string JsonName = "--json";
    public const string LanguageName = "--language";

    private readonly BuildWebsite _build;
    private readonly IStringLocalizer<CommandTexts> _texts;

    public VerbRunner(BuildWebsite build, IStringLocalizer<CommandTexts> texts)
    {
        _build = build;
        _texts = texts;
        Json = new Option<bool>(JsonName) { Description = texts["OptionJson"], Recursive = true };
        Language = new Option<string>(LanguageName) { Description = texts["OptionLanguage"], Recursive = true };
        Language.AcceptOnlyFromAmong(Languages.Swedish, Languages.English);
    }

    public Option<bool> Json { get; }

    public Option<string> Language { get; }

    /// <summary>Lets the command be done by <paramref name="run"/>.</summary>
    /// <param name="command">The command.</param>
    /// <param name="run">What it does; gives the exit code back.</param>
    /// <param name="anySchema">True for verbs that bring the database up to date themselves, or look for themselves whether they have to.</param>
    /// <param name="clock">The clock that everything in this run goes by, where it is not the program's own.</param>
    public Command Handle(
        Command command, Func<Verb, ParseResult, CancellationToken, Task<int>> run, bool anySchema = false, Func<ParseResult, TimeProvider?>? clock = null)
    {
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, run, anySchema, clock?.Invoke(parsed), cancellationToken));
        return command;
    }

    private async Task<int> RunAsync(
        ParseResult parsed, Func<Verb, ParseResult, CancellationToken, Task<int>> run, bool anySchema, TimeProvider? clock, CancellationToken cancellationToken)
    {
        var json = parsed.GetValue(Json);
        try
        {
            await using var app = _build([], builder => Configure(builder, clock));
            app.Services.GetService<IStartupValidator>()?.Validate();
            await using var scope = app.Services.CreateAsyncScope();
            var verb = new Verb(scope.ServiceProvider, _texts, json);
            return !anySchema && await verb.IsBehindAsync(cancellationToken)
                ? verb.Refuse(_texts["DatabaseBehind"])
                : await run(verb, parsed, cancellationToken);
        }
        catch (Exception exception) when (Explain(exception) is not null)
        {
            return Verb.Refuse(Explain(exception)!, json);
        }
    }

    /// <summary>Standard output carries the answer and nothing else; the log, warnings and worse, goes beside it.</summary>
    private static void Configure(WebApplicationBuilder builder, TimeProvider? clock)
    {
        if (clock is not null)
        {
            builder.Services.AddSingleton(clock);
        }

        builder.Logging.ClearProviders();
        builder.Logging.AddConsole();
        builder.Logging.AddFilter((category, level) =>
            level >= (category?.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) == true ? LogLevel.Error : LogLevel.Warning));
        builder.Services.Configure<ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
    }

    private string? Explain(Exception exception) => exception switch
    {
        _ when Start.Explains(exception, out var line) => line,
        _ when DatabaseTrouble.IsUnavailable(exception) => _texts["DatabaseAway"],
        FileTroubleException trouble => _texts["FileTrouble", trouble.File, trouble.InnerException!.Message],
        _ => null,
    };
}
