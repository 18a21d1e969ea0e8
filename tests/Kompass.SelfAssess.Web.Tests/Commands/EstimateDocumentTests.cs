using System.Text.Json;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;
using Kompass.SelfAssess.Web.Commands;

namespace Kompass.SelfAssess.Web.Tests.Commands;

public sealed class EstimateDocumentTests
{
    private static readonly FrameworkEdition Edition = new(
        "tiny",
        new LocalizedText("Liten", "Tiny"),
        Assessable: true,
        100,
        [0, 0.25m, 0.45m, 0.62m, 0.8m, 1],
        [
            new Area(1, new LocalizedText("Ett", "One"), 100, [
                new SubArea("1.1", new LocalizedText("Synligt", "Seen"), [], 60, []),
                new SubArea("1.2", new LocalizedText("Dolt", "Hidden"), [], 40, []),
            ]),
        ]);

    [Fact]
    public void From_WithheldSubArea_IsNullAndSaysSo()
    {
        var document = JsonSerializer.SerializeToElement(EstimateDocument.From(Result(), "en"), JsonSerializerOptions.Web);

        var seen = document.GetProperty("subAreas")[0];
        var hidden = document.GetProperty("subAreas")[1];
        Assert.Equal(("Seen", 30m), (seen.GetProperty("name").GetString(), seen.GetProperty("points").GetDecimal()));
        Assert.False(seen.TryGetProperty("withheld", out _));
        Assert.True(hidden.GetProperty("withheld").GetBoolean());
        Assert.All(
            ["points", "low", "high", "dontKnowShare", "disagreement"],
            name => Assert.Equal(JsonValueKind.Null, hidden.GetProperty(name).ValueKind));
        Assert.Equal((1, 2), (document.GetProperty("covered").GetInt32(), document.GetProperty("of").GetInt32()));
    }

    [Fact]
    public void From_DecidedSubArea_SaysSo()
    {
        var result = Result(Part.SubArea("1.1"));
        var document = JsonSerializer.SerializeToElement(EstimateDocument.From(result, "en"), JsonSerializerOptions.Web);

        Assert.Equal([true, false], document.GetProperty("subAreas").EnumerateArray().Select(subArea => subArea.GetProperty("consensus").GetBoolean()));
    }

    private static RoundResult Result(Part? decided = null)
    {
        Part[] parts = [Part.Total, Part.Area(1), Part.SubArea("1.1"), Part.SubArea("1.2")];
        var cells = parts.Select(part => Cell(part, part.Code switch { "1.1" => 60, "1.2" => 40, _ => 100 }) with { Consensus = part == decided }).ToDictionary(cell => cell.Key);
        var plan = new SuppressionPlan(
            5,
            new Dictionary<CellKey, WithheldReason> { [new CellKey(Part.SubArea("1.2"), Slice.All)] = WithheldReason.Complementary },
            new HashSet<string>());
        return new RoundResult(
            new RoundHead(
                Guid.NewGuid(), "Prov", RoundState.Closed, RoundDepth.Quick, Anonymity.Anonymous, Weighting.Respondents, 5, default, default, 70, false, null, null, null),
            Edition,
            new SnapshotHead(Guid.NewGuid(), SnapshotKind.Raw, default, "", 12, 12),
            new RoundEstimate("tiny", Weighting.Respondents, 12, [], [], cells),
            plan);
    }

    private static ScoreCell Cell(Part part, decimal max) => new(
        new CellKey(part, Slice.All), max, 12, 12, 12, max / 2, 0.5, max / 20, 0.2, 0.1, null, false, [], max / 2);
}
