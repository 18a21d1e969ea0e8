using System.Globalization;
using System.Resources;
using Kompass.SelfAssess.App.Exports;
using Kompass.SelfAssess.Domain.Evaluations.Reports;
using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.App.Evaluations;

/// <summary>Sheets and headers of the template of an evaluation. A file is written in one language and read in either.</summary>
internal sealed class EvaluationSheets(CultureInfo culture)
{
    public const string About = "About";
    public const string Points = "Points";
    public const string Findings = "Findings";

    /// <summary>Counted up when a file of the earlier kind could be misread.</summary>
    public const int Version = 1;

    private static readonly ResourceManager Resources = new("Kompass.SelfAssess.App.Evaluations.EvaluationSheetTexts", typeof(EvaluationSheets).Assembly);

    public static IReadOnlyList<EvaluationSheets> Languages { get; } = [new(CultureInfo.GetCultureInfo("sv")), new(CultureInfo.GetCultureInfo("en"))];

    /// <summary>Kinds that a finding may be chosen to be.</summary>
    public static IReadOnlyList<FindingKind> Kinds { get; } = [FindingKind.Strength, FindingKind.Improvement, FindingKind.Recommendation];

    public ExportTexts Words { get; } = new(culture);

    public string this[string key] => Resources.GetString(key, culture) ?? throw new MissingManifestResourceException($"No text {key}.");

    public string Sheet(string sheet) => this[$"Sheet{sheet}"];

    public string Header(string column) => this[$"Column{column}"];

    public string Kind(FindingKind kind) => this[$"Kind{kind}"];

    /// <summary>Columns of a sheet; of the first one its rows.</summary>
    public static IReadOnlyList<string> ColumnsOf(string sheet) => sheet switch
    {
        About => ["Municipality", "Year", "Month", "Edition", "Version"],
        Points => ["Id", "Code", "Name", "Max", "Points", "Header"],
        _ => ["Area", "SubArea", "Kind", "Text", "GoldStar"],
    };

    public static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>What a row of points is about, in the hidden column: with its edition, so that rows of two files do not mix.</summary>
    public static string IdOf(FrameworkEdition edition, string part) => $"{edition.Key}:{part}";
}
