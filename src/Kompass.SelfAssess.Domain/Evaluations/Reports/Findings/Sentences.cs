using System.Text.RegularExpressions;

namespace Kompass.SelfAssess.Domain.Evaluations.Reports.Findings;

/// <summary>Where sentences of running text end.</summary>
internal static partial class Sentences
{
    /// <summary>The sentences of a text.</summary>
    public static IReadOnlyList<string> Of(string text) => End().Split(text);

    /// <summary>True if a sentence ends with the line.</summary>
    public static bool EndsWith(string line) => line.Length > 0 && line[^1] is '.' or '!' or '?';

    // Not after an abbreviation: "t.ex.", "bl.a.", "inkl.", "ca.", a single letter or a figure.
    [GeneratedRegex(@"(?<=\p{Ll}\p{Ll}[\p{L})”""]*[.!?][)”""]?)(?<!\b(?:inkl|exkl|resp|bl|dvs|osv|etc|tex|jfr|kap|nr|ca|ev|max|min|st)\.)\s+(?=[”""]?\p{Lu})")]
    private static partial Regex End();
}
