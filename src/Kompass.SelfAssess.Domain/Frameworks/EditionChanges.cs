using System.Globalization;

namespace Kompass.SelfAssess.Domain.Frameworks;

/// <summary>What a new version says otherwise than the one before it, for the person who is to accept it.</summary>
public static class EditionChanges
{
    /// <summary>Every difference, in the order of the new version; what it no longer has comes last.</summary>
    public static IReadOnlyList<EditionChange> Between(FrameworkEdition before, FrameworkEdition after)
    {
        var old = before.Questions.ToDictionary(question => question.Code);
        var fresh = after.Questions.ToList();
        var known = fresh.Select(question => question.Code).ToHashSet();
        return
        [
            .. Different("", EditionField.Name, Words(before.Name), Words(after.Name)),
            .. Different("", EditionField.Assessable, Words(before.Assessable), Words(after.Assessable)),
            .. Different("", EditionField.LevelShares, Words(before.LevelShares), Words(after.LevelShares)),
            .. OfNames(before, after),
            .. fresh.SelectMany(question => old.TryGetValue(question.Code, out var earlier)
                ? OfQuestion(earlier, question)
                : [new EditionChange(question.Code, EditionField.Added, "", question.Text)]),
            .. old.Values.Where(question => !known.Contains(question.Code))
                .Select(question => new EditionChange(question.Code, EditionField.Removed, question.Text, "")),
        ];
    }

    private static IEnumerable<EditionChange> OfNames(FrameworkEdition before, FrameworkEdition after)
    {
        foreach (var area in after.Areas)
        {
            if (before.Areas.FirstOrDefault(other => other.Number == area.Number) is { } earlier)
            {
                foreach (var change in Different(EditionRules.Invariant(area.Number), EditionField.Name, Words(earlier.Name), Words(area.Name)))
                {
                    yield return change;
                }
            }
        }

        foreach (var subArea in after.SubAreas)
        {
            if (before.SubAreas.FirstOrDefault(other => other.Code == subArea.Code) is { } earlier)
            {
                foreach (var change in Different(subArea.Code, EditionField.Name, Words(earlier.Name), Words(subArea.Name))
                    .Concat(Different(subArea.Code, EditionField.Aliases, string.Join(" · ", earlier.Aliases), string.Join(" · ", subArea.Aliases))))
                {
                    yield return change;
                }
            }
        }
    }

    private static IEnumerable<EditionChange> OfQuestion(Question before, Question after) =>
    [
        .. Different(after.Code, EditionField.Core, Words(before.Core), Words(after.Core)),
        .. Different(after.Code, EditionField.Text, before.Text, after.Text),
        .. Different(after.Code, EditionField.Why, before.Why, after.Why),
        .. Different(after.Code, EditionField.Groups, string.Join(", ", before.Groups), string.Join(", ", after.Groups)),
        .. Different(after.Code, EditionField.Weight, Words(before.Weight), Words(after.Weight)),
        .. Enumerable.Range(0, Math.Max(before.Levels.Count, after.Levels.Count)).SelectMany(level =>
            Different(after.Code, EditionField.Level, Level(before, level), Level(after, level)).Select(change => change with { Level = level })),
        .. Enum.GetValues<EvidenceKind>().SelectMany(kind =>
            Different(after.Code, EditionField.Evidence, Hint(before, kind), Hint(after, kind)).Select(change => change with { Evidence = kind })),
    ];

    private static IEnumerable<EditionChange> Different(string at, EditionField field, string before, string after) =>
        before == after ? [] : [new EditionChange(at, field, before, after)];

    private static string Level(Question question, int level) => level < question.Levels.Count ? question.Levels[level].Descriptor : "";

    private static string Hint(Question question, EvidenceKind kind) => question.Evidence.FirstOrDefault(hint => hint.Kind == kind)?.Hint ?? "";

    private static string Words(LocalizedText name) => name.En.Length > 0 ? $"{name.Sv} / {name.En}" : name.Sv;

    private static string Words(bool value) => value ? "true" : "false";

    private static string Words(decimal value) => value.ToString("0.############", CultureInfo.InvariantCulture);

    private static string Words(IReadOnlyList<decimal> values) => string.Join(" ", values.Select(Words));
}

/// <summary>One difference between two versions.</summary>
/// <param name="At">Area number, sub-area code or question code; empty for the edition itself.</param>
/// <param name="Field">What differs.</param>
/// <param name="Before">As it was; empty where it is new.</param>
/// <param name="After">As it will be; empty where it goes.</param>
public sealed record EditionChange(string At, EditionField Field, string Before, string After)
{
    /// <summary>The level whose descriptor it is.</summary>
    public int? Level { get; init; }

    /// <summary>The kind of evidence whose hint it is.</summary>
    public EvidenceKind? Evidence { get; init; }

    /// <summary>True where the same view could be answered or count otherwise: not for names and reasons, nor for hints of evidence.</summary>
    public bool ChangesAnswers => Field is not (EditionField.Name or EditionField.Aliases or EditionField.Why or EditionField.Evidence);
}

/// <summary>What can differ between two versions.</summary>
public enum EditionField
{
    /// <summary>Name of the edition, an area or a sub-area, both languages.</summary>
    Name,

    /// <summary>Whether it has questions.</summary>
    Assessable,

    /// <summary>Shares of levels 0–5.</summary>
    LevelShares,

    /// <summary>Other names of a sub-area.</summary>
    Aliases,

    /// <summary>A question that is new.</summary>
    Added,

    /// <summary>A question that goes.</summary>
    Removed,

    /// <summary>Core or deeper.</summary>
    Core,

    /// <summary>The question.</summary>
    Text,

    /// <summary>Why it is asked.</summary>
    Why,

    /// <summary>Who can answer, as keys.</summary>
    Groups,

    /// <summary>Weight within the sub-area.</summary>
    Weight,

    /// <summary>A level's descriptor.</summary>
    Level,

    /// <summary>What counts as evidence of one kind.</summary>
    Evidence,
}
