using System.Text.Json;
using System.Text.Json.Serialization;
using Kompass.SelfAssess.Domain.Evaluations;
using Kompass.SelfAssess.TestKit;

namespace Kompass.SelfAssess.Domain.Tests.Evaluations.Reports;

/// <summary>What people read in a sample report, from seed/official.</summary>
internal sealed record OfficialFile(
    string Municipality,
    int Year,
    int Month,
    string Edition,
    IReadOnlyList<OfficialFile.SubAreaRow> SubAreas,
    IReadOnlyList<OfficialFile.PrintedRow> Printed,
    IReadOnlyList<OfficialFile.EarlierRow> Earlier)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static OfficialFile Read(string key) =>
        JsonSerializer.Deserialize<OfficialFile>(File.ReadAllText(Path.Combine(Repository.Root, "seed", "official", $"{key}.json")), Json)!;

    internal sealed record SubAreaRow(string Code, decimal Points);

    internal sealed record PrintedRow(PrintedKind What, int? Area, string? Code, decimal Value);

    internal sealed record EarlierRow(int Year, string Edition, IReadOnlyList<AreaRow> Areas, decimal? PrintedTotal);

    internal sealed record AreaRow(int Number, decimal Points);
}
