namespace Kompass.SelfAssess.Domain.Scoring;

/// <summary>What a number is about: a question, a sub-area, an area or the total.</summary>
/// <param name="Kind">Which sort of part.</param>
/// <param name="Code">Question or sub-area code, area number, or empty for the total.</param>
public readonly record struct Part(PartKind Kind, string Code)
{
    /// <summary>The total.</summary>
    public static Part Total { get; } = new(PartKind.Total, "");

    /// <summary>An area.</summary>
    public static Part Area(int number) => new(PartKind.Area, number.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>A sub-area.</summary>
    public static Part SubArea(string code) => new(PartKind.SubArea, code);

    /// <summary>A question.</summary>
    public static Part Question(string code) => new(PartKind.Question, code);
}

/// <summary>The sorts of <see cref="Part"/>.</summary>
public enum PartKind : byte
{
    /// <summary>The whole edition.</summary>
    Total = 0,

    /// <summary>One of the eight areas.</summary>
    Area = 1,

    /// <summary>A sub-area.</summary>
    SubArea = 2,

    /// <summary>A question.</summary>
    Question = 3,
}

/// <summary>Whose answers a number is made of.</summary>
/// <param name="Kind">All, a role group or a unit.</param>
/// <param name="Key">Group or unit key, empty for all.</param>
public readonly record struct Slice(SliceKind Kind, string Key)
{
    /// <summary>Everybody.</summary>
    public static Slice All { get; } = new(SliceKind.All, "");

    /// <summary>One role group.</summary>
    public static Slice Group(string key) => new(SliceKind.Group, key);

    /// <summary>One unit.</summary>
    public static Slice Unit(string key) => new(SliceKind.Unit, key);
}

/// <summary>The sorts of <see cref="Slice"/>.</summary>
public enum SliceKind : byte
{
    /// <summary>Everybody.</summary>
    All = 0,

    /// <summary>A role group.</summary>
    Group = 1,

    /// <summary>A unit.</summary>
    Unit = 2,
}

/// <summary>Key of one cell of a round's tables.</summary>
/// <param name="Part">What it is about.</param>
/// <param name="Slice">Whose answers.</param>
public readonly record struct CellKey(Part Part, Slice Slice);
