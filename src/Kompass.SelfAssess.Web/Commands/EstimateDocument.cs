using System.Text.Json.Serialization;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.Web.Commands;

/// <summary>The JSON of <c>estimate</c> (design 10). Numbers are unrounded; a withheld one is null and says so.</summary>
internal sealed record EstimateDocument(
    Guid Round,
    string Edition,
    RoundState State,
    Guid Snapshot,
    IReadOnlyList<EstimateDocument.SubAreaNumbers> SubAreas,
    IReadOnlyList<EstimateDocument.AreaNumbers> Areas,
    EstimateDocument.TotalNumbers Total,
    int Covered,
    int Of)
{
    public static EstimateDocument From(RoundResult result, string language)
    {
        var estimate = result.Disclosed;
        List<SubAreaNumbers> subAreas =
            [.. result.Edition.SubAreas.Select(subArea => Numbers(subArea, estimate[Part.SubArea(subArea.Code), Slice.All], language))];
        var total = estimate[Part.Total, Slice.All];
        return new EstimateDocument(
            result.Round.Id,
            result.Edition.Key,
            result.Round.State,
            result.Snapshot.Id,
            subAreas,
            [.. result.Edition.Areas.Select(area => Numbers(area, estimate[Part.Area(area.Number), Slice.All], language))],
            new TotalNumbers(result.Edition.MaxPoints, total.Value.Points, total.Value.Low, total.Value.High, IsWithheld(total)),
            subAreas.Count(subArea => subArea.Points is not null),
            subAreas.Count);
    }

    private static SubAreaNumbers Numbers(SubArea subArea, Disclosed<ScoreCell> cell, string language) => new(
        subArea.Code, subArea.Name.In(language), subArea.MaxPoints, cell.Value.Points, cell.Value.Low, cell.Value.High,
        cell.Value.N, cell.Value.DontKnowShare, cell.Value.Disagreement, cell.Value.Consensus, IsWithheld(cell));

    private static AreaNumbers Numbers(Area area, Disclosed<ScoreCell> cell, string language) =>
        new(area.Number, area.Name.In(language), area.MaxPoints, cell.Value.Points, cell.Value.Low, cell.Value.High, IsWithheld(cell));

    private static bool IsWithheld(Disclosed<ScoreCell> cell) => cell.State == CellState.Withheld;

    internal sealed record SubAreaNumbers(
        string Code,
        string Name,
        decimal Max,
        decimal? Points,
        decimal? Low,
        decimal? High,
        int N,
        double? DontKnowShare,
        double? Disagreement,
        bool Consensus,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Withheld);

    internal sealed record AreaNumbers(
        int Number,
        string Name,
        decimal Max,
        decimal? Points,
        decimal? Low,
        decimal? High,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Withheld);

    internal sealed record TotalNumbers(
        decimal Max,
        decimal? Points,
        decimal? Low,
        decimal? High,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Withheld);
}
