namespace Kompass.SelfAssess.Domain.Frameworks;

/// <summary>How well a part of one edition answers to a part of another. Source: design 4, domain A.4 and A.6.</summary>
public enum Fit : byte
{
    /// <summary>Same content and same maximum.</summary>
    Same = 0,

    /// <summary>Same content, different maximum.</summary>
    Percent = 1,

    /// <summary>Several parts became one: the mean of their per cents is compared.</summary>
    Merge = 2,

    /// <summary>One part became several: each successor is compared with the same per cent, and carries only part of the content.</summary>
    Split = 3,

    /// <summary>Part of the content moved or shifted: compared with a caution.</summary>
    Partial = 4,

    /// <summary>Loosely related: a pointer, never a number.</summary>
    Weak = 5,

    /// <summary>No counterpart.</summary>
    None = 6,
}

/// <summary>Fits read backwards.</summary>
public static class Fits
{
    /// <summary>The same link read from the other side: what was merged is split.</summary>
    public static Fit Reversed(this Fit fit) => fit switch
    {
        Fit.Merge => Fit.Split,
        Fit.Split => Fit.Merge,
        _ => fit,
    };
}
