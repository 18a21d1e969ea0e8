using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.App.Frameworks;

/// <summary>An edition as rows, and rows as an edition.</summary>
internal static class EditionRowMapping
{
    public static FrameworkEdition ToEdition(EditionRow row) => new(
        row.Key,
        new LocalizedText(row.NameSv, row.NameEn),
        row.Assessable,
        row.MaxPoints,
        [row.Share0, row.Share1, row.Share2, row.Share3, row.Share4, row.Share5],
        [.. row.Areas.OrderBy(area => area.Number).Select(ToArea)]);

    public static EditionRow ToRow(FrameworkEdition edition, string contentHash) => new()
    {
        Key = edition.Key,
        NameSv = edition.Name.Sv,
        NameEn = edition.Name.En,
        Assessable = edition.Assessable,
        MaxPoints = edition.MaxPoints,
        Share0 = edition.LevelShares[0],
        Share1 = edition.LevelShares[1],
        Share2 = edition.LevelShares[2],
        Share3 = edition.LevelShares[3],
        Share4 = edition.LevelShares[4],
        Share5 = edition.LevelShares[5],
        ContentHash = contentHash,
        Areas = [.. edition.Areas.Select(ToRow)],
    };

    private static Area ToArea(AreaRow row) => new(
        row.Number,
        new LocalizedText(row.NameSv, row.NameEn),
        row.MaxPoints,
        [.. row.SubAreas.OrderBy(subArea => subArea.Position).Select(ToSubArea)]);

    private static SubArea ToSubArea(SubAreaRow row) => new(
        row.Code,
        new LocalizedText(row.NameSv, row.NameEn),
        [.. row.Aliases.OrderBy(alias => alias.Id).Select(alias => alias.Name)],
        row.MaxPoints,
        [.. row.Questions.OrderBy(question => question.Position).Select(ToQuestion)]);

    private static Question ToQuestion(QuestionRow row) => new(
        row.Code,
        row.Core,
        row.Text,
        row.Why,
        [.. row.Evidence.OrderBy(evidence => evidence.Position).Select(evidence => new EvidenceHint(evidence.Kind, evidence.Hint))],
        [.. row.Groups.OrderBy(group => group.Id).Select(group => group.Group)],
        row.Weight,
        [.. row.Levels.OrderBy(level => level.Level).Select(level => new RubricLevel(level.Descriptor))]);

    private static AreaRow ToRow(Area area) => new()
    {
        Number = area.Number,
        NameSv = area.Name.Sv,
        NameEn = area.Name.En,
        MaxPoints = area.MaxPoints,
        SubAreas = [.. area.SubAreas.Select(ToRow)],
    };

    private static SubAreaRow ToRow(SubArea subArea, int position) => new()
    {
        Position = position,
        Code = subArea.Code,
        NameSv = subArea.Name.Sv,
        NameEn = subArea.Name.En,
        MaxPoints = subArea.MaxPoints,
        Aliases = [.. subArea.Aliases.Select(alias => new SubAreaAliasRow { Name = alias })],
        Questions = [.. subArea.Questions.Select(ToRow)],
    };

    private static QuestionRow ToRow(Question question, int position) => new()
    {
        Position = position,
        Code = question.Code,
        Core = question.Core,
        Text = question.Text,
        Why = question.Why,
        Weight = question.Weight,
        Evidence = [.. question.Evidence.Select((evidence, place) => new EvidenceHintRow { Position = place, Kind = evidence.Kind, Hint = evidence.Hint })],
        Groups = [.. question.Groups.Select(group => new QuestionGroupRow { Group = group })],
        Levels = [.. question.Levels.Select((level, number) => new RubricLevelRow { Level = (byte)number, Descriptor = level.Descriptor })],
    };
}
