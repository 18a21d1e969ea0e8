using System.Globalization;
using System.Resources;
using Kompass.SelfAssess.App.Exports;
using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.App.Frameworks;

/// <summary>Sheets and headers of an edition as an Excel file. A file is written in one language and read in either.</summary>
internal sealed class EditionSheets(CultureInfo culture)
{
    public const string Edition = "Edition";
    public const string Areas = "Areas";
    public const string SubAreas = "SubAreas";
    public const string Questions = "Questions";

    private static readonly ResourceManager Resources = new("Kompass.SelfAssess.App.Frameworks.EditionSheetTexts", typeof(EditionSheets).Assembly);

    public static IReadOnlyList<EditionSheets> Languages { get; } = [new(CultureInfo.GetCultureInfo("sv")), new(CultureInfo.GetCultureInfo("en"))];

    /// <summary>The sheets that hold the edition; the one that explains is nobody's to read in.</summary>
    public static IReadOnlyList<string> All { get; } = [Edition, Areas, SubAreas, Questions];

    public ExportTexts Words { get; } = new(culture);

    public string this[string key] => Resources.GetString(key, culture) ?? throw new MissingManifestResourceException($"No text {key}.");

    public string Sheet(string sheet) => this[$"Sheet{sheet}"];

    public string Header(EditionColumn column) => column switch
    {
        >= EditionColumn.Level0 and <= EditionColumn.Level5 => string.Format(culture, this["ColumnLevel"], column - EditionColumn.Level0),
        >= EditionColumn.Share0 and <= EditionColumn.Share5 => string.Format(culture, this["ColumnShare"], column - EditionColumn.Share0),
        _ => this[$"Column{column}"],
    };

    public static IReadOnlyList<EditionColumn> ColumnsOf(string sheet) => sheet switch
    {
        Edition =>
        [
            EditionColumn.Key, EditionColumn.NameSv, EditionColumn.NameEn, EditionColumn.Assessable, EditionColumn.MaxPoints,
            EditionColumn.Share0, EditionColumn.Share1, EditionColumn.Share2, EditionColumn.Share3, EditionColumn.Share4, EditionColumn.Share5,
        ],
        Areas => [EditionColumn.Number, EditionColumn.NameSv, EditionColumn.NameEn, EditionColumn.MaxPoints],
        SubAreas => [EditionColumn.Code, EditionColumn.NameSv, EditionColumn.NameEn, EditionColumn.Aliases, EditionColumn.MaxPoints],
        _ =>
        [
            EditionColumn.Code, EditionColumn.SubArea, EditionColumn.Core, EditionColumn.Text, EditionColumn.Why, EditionColumn.Groups, EditionColumn.Weight,
            EditionColumn.Level0, EditionColumn.Level1, EditionColumn.Level2, EditionColumn.Level3, EditionColumn.Level4, EditionColumn.Level5,
            EditionColumn.Interview, EditionColumn.Document, EditionColumn.Website,
        ],
    };

    public static EditionColumn ColumnOf(EvidenceKind kind) => kind switch
    {
        EvidenceKind.Interview => EditionColumn.Interview,
        EvidenceKind.Document => EditionColumn.Document,
        _ => EditionColumn.Website,
    };
}

/// <summary>What a column, or on the first sheet a row, says.</summary>
internal enum EditionColumn
{
    Key,
    NameSv,
    NameEn,
    Assessable,
    MaxPoints,
    Number,
    Code,
    Aliases,
    SubArea,
    Core,
    Text,
    Why,
    Groups,
    Weight,
    Interview,
    Document,
    Website,
    Share0,
    Share1,
    Share2,
    Share3,
    Share4,
    Share5,
    Level0,
    Level1,
    Level2,
    Level3,
    Level4,
    Level5,
}
