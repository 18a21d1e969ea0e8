using System.CommandLine;
using System.Globalization;
using Kompass.SelfAssess.Web.Hosting;
using Kompass.SelfAssess.Web.Hosting.Jobs;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Commands;

/// <summary><c>serve</c>, also without any verb: what follows are settings of the website, such as <c>--urls</c>.</summary>
internal static class ServeCommand
{
    private const string Name = "serve";

    private static readonly string[] Help = ["--help", "-h", "-?", "/?", "/h", "--version"];

    /// <summary>Only in the help: the parser never sees it.</summary>
    public static Command Create(IStringLocalizer<CommandTexts> texts) => new(Name, texts["VerbServe"]);

    public static bool Takes(string[] args) => args switch
    {
        [] => true,
        [Name, .. var rest] => !rest.Any(Help.Contains),
        [var first, ..] => first.StartsWith('-') && first != VerbRunner.JsonName && first != VerbRunner.LanguageName && !Help.Contains(first),
    };

    public static async Task<int> RunAsync(string[] args, BuildWebsite build)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Languages.Default;
        try
        {
            var app = build(args is [Name, .. var settings] ? settings : args);
            await app.PrepareAsync();
            // Only a server has them, and only when the database has been found in order: an engine may open its storage for its pages.
            app.MapJobs();
            await app.RunAsync();
            return CommandLine.Done;
        }
        catch (Exception exception) when (Start.Explains(exception, out var line))
        {
            await Console.Error.WriteLineAsync(line);
            return CommandLine.Refused;
        }
    }
}
