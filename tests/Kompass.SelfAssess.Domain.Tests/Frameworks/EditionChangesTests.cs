using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.Domain.Tests.Frameworks;

public class EditionChangesTests
{
    private static readonly FrameworkEdition Edition = TestEditions.Tiny(("1.1", 20, [0.6m, 0.4m]), ("1.2", 10, []));

    [Fact]
    public void Between_TheSameEdition_IsEmpty() => Assert.Empty(EditionChanges.Between(Edition, Edition));

    [Fact]
    public void Between_ChangedQuestion_NamesEachFieldWithOldAndNew()
    {
        var after = With(questions =>
        [
            questions[0] with
            {
                Text = "Nytt",
                Groups = [RoleGroups.Managers],
                Levels = [.. questions[0].Levels.Take(3), new RubricLevel("Ny nivå"), .. questions[0].Levels.Skip(4)],
                Evidence = [questions[0].Evidence[0]],
            },
            .. questions.Skip(1),
        ]);

        var changes = EditionChanges.Between(Edition, after);

        Assert.All(changes, change => Assert.Equal("1.1.a", change.At));
        Assert.Equal(
            [EditionField.Text, EditionField.Groups, EditionField.Level, EditionField.Evidence, EditionField.Evidence], changes.Select(change => change.Field));
        Assert.Equal((3, "Ny nivå"), (changes[2].Level, changes[2].After));
        Assert.Equal([(EvidenceKind.Document, ""), (EvidenceKind.Website, "")], changes.Skip(3).Select(change => (change.Evidence!.Value, change.After)));
    }

    [Fact]
    public void Between_AddedAndRemovedQuestions_AreToldWithTheirText()
    {
        var after = With(questions => [questions[0], questions[1], questions[2] with { Code = "1.1.d", Text = "Ny fråga?" }]);

        var changes = EditionChanges.Between(Edition, after);

        Assert.Equal(
            [("1.1.d", EditionField.Added, "Ny fråga?"), ("1.1.c", EditionField.Removed, "")], changes.Select(change => (change.At, change.Field, change.After)));
    }

    [Fact]
    public void Between_OtherNamesAndShares_AreToldByPlace()
    {
        var area = Edition.Areas[0];
        var after = Edition with
        {
            LevelShares = [0, 0.2m, 0.4m, 0.6m, 0.8m, 1],
            Areas = [area with { Name = new LocalizedText("Nytt område", ""), SubAreas = [area.SubAreas[0] with { Aliases = ["Annat namn"] }, area.SubAreas[1]] }],
        };

        Assert.Equal(
            [("", EditionField.LevelShares), ("1", EditionField.Name), ("1.1", EditionField.Aliases)],
            EditionChanges.Between(Edition, after).Select(change => (change.At, change.Field)));
    }

    private static FrameworkEdition With(Func<IReadOnlyList<Question>, IReadOnlyList<Question>> change)
    {
        var area = Edition.Areas[0];
        return Edition with { Areas = [area with { SubAreas = [area.SubAreas[0] with { Questions = change(area.SubAreas[0].Questions) }, area.SubAreas[1]] }] };
    }
}
