using System.Text.Json;
using System.Text.Json.Serialization;
using Kompass.SelfAssess.Domain.Evaluations;
using Kompass.SelfAssess.Domain.Evaluations.Reports;
using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.Domain.Tests.Frameworks;

/// <summary>The shipped editions, crosswalk and evaluations, read as plainly as possible.</summary>
internal static class SeedFiles
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
    };

    private static readonly string Root = FindRoot();

    public static FrameworkEdition Edition(string key) =>
        JsonSerializer.Deserialize<FrameworkEdition>(Read($"frameworks/{key}.json"), Json)!;

    public static IEnumerable<string> EditionKeys() =>
        Directory.EnumerateFiles(Path.Combine(Root, "frameworks"), "20*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order();

    public static Crosswalk Crosswalk()
    {
        var file = JsonSerializer.Deserialize<CrosswalkFile>(Read("frameworks/crosswalk.json"), Json)!;
        return new Crosswalk(
            [.. file.Pairs.Select(pair => new CrosswalkPair(
                pair.From?.Edition ?? pair.FromEdition!, pair.From?.Code, pair.To?.Edition ?? pair.ToEdition!, pair.To?.Code, pair.Fit, pair.Note))],
            [.. file.AreaPairs.Select(pair => new CrosswalkAreaPair(
                pair.From!.Edition, pair.From.Area, pair.To!.Edition, pair.To.Area, pair.Fit, pair.Note))]);
    }

    public static OfficialResult Official(string key)
    {
        var file = JsonSerializer.Deserialize<OfficialFile>(Read($"official/{key}.json"), Json)!;
        return OfficialResult.BySubArea(
            Edition(file.Edition),
            file.SubAreas.ToDictionary(subArea => subArea.Code, subArea => subArea.Points),
            [.. file.Printed.Select(number => new PrintedNumber(number.What, number.Area, number.Code, number.Value))]);
    }

    /// <summary>The findings of an evaluation, strengths too, and its recommendations.</summary>
    public static IReadOnlyList<(FindingKind Kind, int? Area, string? SubArea, string Text)> Findings(string key)
    {
        var file = JsonSerializer.Deserialize<OfficialFile>(Read($"official/{key}.json"), Json)!;
        return
        [
            .. (file.Findings ?? []).Select(finding => (finding.Kind, (int?)finding.Area, finding.SubArea, finding.Text)),
            .. (file.Recommendations ?? []).Select(text => (FindingKind.Recommendation, (int?)null, (string?)null, text)),
        ];
    }

    /// <summary>The rows of a table with semicolons between its columns, which must be the given ones.</summary>
    public static IReadOnlyList<string[]> Table(string path, params string[] columns)
    {
        string[][] rows = [.. Read(path).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r').Split(';'))];
        Assert.Equal(columns, rows[0]);
        Assert.All(rows, row => Assert.Equal(columns.Length, row.Length));
        return rows[1..];
    }

    private static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Kompass.SelfAssess.sln")))
        {
            directory = directory.Parent ?? throw new DirectoryNotFoundException("The solution is not above the test assembly.");
        }

        return Path.Combine(directory.FullName, "seed");
    }

    private sealed record CrosswalkFile(PairRow[] Pairs, PairRow[] AreaPairs);

    private sealed record PairRow(PartRow? From, string? FromEdition, PartRow? To, string? ToEdition, Fit Fit, string Note);

    private sealed record PartRow(string Edition, string? Code, int? Area);

    private sealed record OfficialFile(string Edition, SubAreaRow[] SubAreas, PrintedRow[] Printed, FindingRow[]? Findings, string[]? Recommendations);

    private sealed record FindingRow(int Area, string? SubArea, FindingKind Kind, string Text);

    private sealed record SubAreaRow(string Code, decimal Points);

    private sealed record PrintedRow(PrintedKind What, int? Area, string? Code, decimal Value);
}
