using System.Globalization;
using System.Resources;
using Kompass.SelfAssess.Domain.Plans;

namespace Kompass.SelfAssess.App.Plans.Sheets;

/// <summary>Sheets, headers and words of a plan's workbook. A file is written in one language and read in either.</summary>
internal sealed class PlanSheets(CultureInfo culture)
{
    public const string Actions = "Actions";
    public const string About = "About";
    public const string Lists = "Lists";

    private static readonly ResourceManager Resources = new("Kompass.SelfAssess.App.Plans.Sheets.PlanSheetTexts", typeof(PlanSheets).Assembly);

    public static IReadOnlyList<PlanSheets> Languages { get; } = [new(CultureInfo.GetCultureInfo("sv")), new(CultureInfo.GetCultureInfo("en"))];

    /// <summary>Rows of the sheet about the file, from the second row on.</summary>
    public static IReadOnlyList<string> AboutRows { get; } = ["Plan", "PlanId", "Edition", "ExportedAt", "Content", "Numbers", "Hash", "HowTo", "NewRows", "LeaveAlone"];

    public string Language => culture.TwoLetterISOLanguageName;

    public string this[string key] => Resources.GetString(key, culture) ?? throw new MissingManifestResourceException($"No text {key}.");

    public static PlanSheets Of(CultureInfo culture) => Languages[culture.TwoLetterISOLanguageName == "en" ? 1 : 0];

    public string Sheet(string sheet) => this[$"Sheet{sheet}"];

    public string Header(PlanColumn column) => this[$"Column{column}"];

    public string Of(ActionStatus status) => this[$"Status{status}"];

    public string Of(ActionPriority priority) => this[$"Priority{priority}"];

    /// <summary>Words of a value that is one of a few, in both languages, and its own name.</summary>
    public static T? Find<T>(string word, Func<PlanSheets, T, string> text)
        where T : struct, Enum =>
        Enum.GetValues<T>()
            .Where(value => value.ToString().Equals(word, StringComparison.OrdinalIgnoreCase)
                || Languages.Any(language => text(language, value).Equals(word, StringComparison.OrdinalIgnoreCase)))
            .Select(value => (T?)value)
            .FirstOrDefault();

    /// <summary>Which column a header is; null for one that is none of ours.</summary>
    public static PlanColumn? ColumnOf(string header) => PlanColumns.All
        .Where(column => Languages.Any(language => language.Header(column).Equals(header, StringComparison.OrdinalIgnoreCase)))
        .Select(column => (PlanColumn?)column)
        .FirstOrDefault();

    public static string IdOf(Guid planId, Guid actionId) => $"{planId:N}.{actionId:N}";
}
