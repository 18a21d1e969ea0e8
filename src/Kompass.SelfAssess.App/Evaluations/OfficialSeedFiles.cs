using System.Text.Json;
using System.Text.Json.Serialization;
using Kompass.SelfAssess.Domain.Evaluations;
using Kompass.SelfAssess.Domain.Evaluations.Reports;

namespace Kompass.SelfAssess.App.Evaluations;

/// <summary>The form of the files in seed/official. They are ours, so a fault in one stops the loading.</summary>
internal static class OfficialSeedFiles
{
    public const string ReferenceName = "reference.json";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public static IReadOnlyList<EvaluationFile> ReadEvaluations(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*.json")
            .Where(path => Path.GetFileName(path) != ReferenceName)
            .Order(StringComparer.Ordinal)
            .Select(Read<EvaluationFile>),
    ];

    public static ReferenceFile ReadReference(string folder) => Read<ReferenceFile>(Path.Combine(folder, ReferenceName));

    private static T Read<T>(string path) => JsonSerializer.Deserialize<T>(File.ReadAllBytes(path), Options)!;
}

internal sealed record EvaluationFile(
    string Key,
    string Municipality,
    int Year,
    int? Month,
    string Edition,
    SourceFile Source,
    IReadOnlyList<SubAreaPointsFile> SubAreas,
    IReadOnlyList<PrintedFile> Printed,
    IReadOnlyList<EarlierFile> Earlier,
    IReadOnlyList<FindingFile> Findings,
    IReadOnlyList<string> Recommendations);

internal sealed record SourceFile(string Title, string Date);

internal sealed record SubAreaPointsFile(string Code, decimal Points);

internal sealed record PrintedFile(PrintedKind What, int? Area, string? Code, decimal Value);

/// <summary>A strength or an improvement of the report, sorted and placed by a person.</summary>
internal sealed record FindingFile(int Area, string? SubArea, FindingKind Kind, string Text, bool GoldStar);

/// <summary>An earlier evaluation that the same report shows beside its own.</summary>
internal sealed record EarlierFile(int Year, string Edition, IReadOnlyList<AreaPointsFile> Areas, decimal? PrintedTotal);

internal sealed record AreaPointsFile(int Number, decimal Points);

internal sealed record ReferenceFile(IReadOnlyList<ReferenceResultFile> Results, IReadOnlyList<ReferenceMeanFile> Means);

internal sealed record ReferenceResultFile(
    string Municipality, int Year, int? Month, string Edition, IReadOnlyList<decimal>? Areas, TotalFile Total, string Source, string? Retrieved, string? Remark);

internal sealed record TotalFile(decimal? Printed, decimal? Computed);

internal sealed record ReferenceMeanFile(
    string Edition, string Label, string Date, int? N, IReadOnlyList<decimal>? Areas, decimal? PrintedTotal, decimal? ComputedTotal, string Source);
