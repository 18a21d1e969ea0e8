namespace Kompass.SelfAssess.Domain.Evaluations.Reports;

/// <summary>A page as words with places, before anybody knows in which order they are read. Unit: points of the page, from its upper left corner.</summary>
/// <param name="Width">Width of the page.</param>
/// <param name="Height">Height of the page.</param>
/// <param name="Words">All words, in any order.</param>
public sealed record LaidPage(double Width, double Height, IReadOnlyList<PageWord> Words);

/// <summary>A word and the rectangle around it.</summary>
public sealed record PageWord(string Text, double Left, double Top, double Right, double Bottom)
{
    /// <summary>Height of the rectangle, which is a little more than the size of the type.</summary>
    public double Height => Bottom - Top;

    /// <summary>Half way between top and bottom.</summary>
    public double Middle => (Top + Bottom) / 2;
}
