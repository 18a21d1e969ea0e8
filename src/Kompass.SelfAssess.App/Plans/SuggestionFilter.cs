using Kompass.SelfAssess.Domain.Plans;

namespace Kompass.SelfAssess.App.Plans;

/// <summary>Which suggestions are wanted, as the address of their page says it.</summary>
public static class SuggestionFilter
{
    /// <param name="suggestion">The suggestion.</param>
    /// <param name="area">Number of an area, or all.</param>
    /// <param name="source">Where it comes from, or anywhere.</param>
    public static bool Fits(this Suggestion suggestion, int? area, SuggestionSourceKind? source) =>
        (area is null || suggestion.Step.SubArea.AreaNumber == area)
        && (source is not { } wanted || suggestion.Sources.Any(own => Same(own.Kind, wanted)));

    /// <summary>A task is a task, done or not.</summary>
    private static bool Same(SuggestionSourceKind kind, SuggestionSourceKind wanted) =>
        kind == wanted || (kind == SuggestionSourceKind.DoneTask && wanted == SuggestionSourceKind.OpenTask);
}
