using Kompass.SelfAssess.Domain.Disclosure;

namespace Kompass.SelfAssess.Web.Components;

/// <summary>One cell: a text, a number, a sign, a link or a tag.</summary>
public sealed record DataCell
{
    public string? Text { get; init; }

    public decimal? Number { get; init; }

    public int Decimals { get; init; } = 1;

    public CellState Sign { get; init; }

    public string? Reason { get; init; }

    public string? Href { get; init; }

    /// <summary>Language of the text where it is not the page's.</summary>
    public string? Lang { get; init; }

    public TagInfo? Tag { get; init; }

    /// <summary>Less important words beneath or after the text.</summary>
    public string? Note { get; init; }

    public bool Strong { get; init; }

    public static DataCell Of(string text) => new() { Text = text };

    public static DataCell Link(string text, string href) => new() { Text = text, Href = href };

    public static DataCell Of(decimal? number, int decimals = 1) => new() { Number = number, Decimals = decimals };

    public static DataCell Of(CellState sign, string? reason = null) => new() { Sign = sign, Reason = reason };

    public static DataCell Of(TagInfo tag) => new() { Tag = tag };
}
