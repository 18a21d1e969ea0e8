using System.Text.Json;
using System.Text.Json.Serialization;
using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.App.Frameworks;

/// <summary>The file of pairs beside the edition files. It is ours, so a fault in it stops the loading.</summary>
public static class CrosswalkFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <exception cref="JsonException">The file does not have the form.</exception>
    public static Crosswalk Read(ReadOnlySpan<byte> file)
    {
        var read = JsonSerializer.Deserialize<Content>(file, Options)!;
        return new Crosswalk(
            [.. read.Pairs.Select(pair => new CrosswalkPair(
                Edition(pair.From?.Edition, pair.FromEdition), pair.From?.Code, Edition(pair.To?.Edition, pair.ToEdition), pair.To?.Code, pair.Fit, pair.Note))],
            [.. read.AreaPairs.Select(pair => new CrosswalkAreaPair(
                Edition(pair.From?.Edition, pair.FromEdition), pair.From?.Area, Edition(pair.To?.Edition, pair.ToEdition), pair.To?.Area, pair.Fit, pair.Note))]);
    }

    /// <summary>The edition stands with the part or, where there is no part, beside it.</summary>
    private static string Edition(string? ofPart, string? beside) => ofPart ?? beside ?? throw new JsonException("A pair names no edition.");

    private sealed record Content(JsonElement Rules, IReadOnlyList<PairContent> Pairs, IReadOnlyList<PairContent> AreaPairs);

    private sealed record PairContent(PartContent? From, PartContent? To, Fit Fit, string Note, string? FromEdition = null, string? ToEdition = null);

    private sealed record PartContent(string Edition, string? Code = null, int? Area = null);
}
