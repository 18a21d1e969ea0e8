namespace Kompass.SelfAssess.Domain.Disclosure;

/// <summary>What stands in the place of a number. The signs are Kolada's. Source: design 6, conventions "Anonymity and trust".</summary>
public enum CellState : byte
{
    /// <summary>The number itself.</summary>
    Shown = 0,

    /// <summary>Withheld, shown as <c>..</c> with count and reason.</summary>
    Withheld = 1,

    /// <summary>Nobody was asked, shown as <c>.</c></summary>
    NotApplicable = 2,

    /// <summary>Asked, but there is no number because nobody's answers count (in some sub-area), shown as <c>–</c>.</summary>
    Missing = 3,
}

/// <summary>The signs of <see cref="CellState"/>.</summary>
public static class CellStateSigns
{
    /// <summary>The sign that stands for the number; empty where the number itself is shown.</summary>
    public static string Sign(this CellState state) => state switch
    {
        CellState.Withheld => "..",
        CellState.NotApplicable => ".",
        CellState.Missing => "–",
        _ => "",
    };
}
