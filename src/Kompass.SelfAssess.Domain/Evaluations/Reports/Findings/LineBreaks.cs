namespace Kompass.SelfAssess.Domain.Evaluations.Reports.Findings;

/// <summary>Tells from how a narrow column was broken into lines whether a finding ends with a line.</summary>
internal sealed class LineBreaks
{
    // Where fewer findings than this end with a full stop, one at the end of a full line rather stands inside a finding.
    private const double StopsAreUsual = 0.08;

    private static readonly HashSet<string> Open =
    [
        .. """
            och eller samt som att av för till från med i på om kring mellan inom under över vid utan enligt genom mot hos bland än den det de en ett
            sin sitt sina er ert era vår vårt våra har kan ska bör både såväl respektive inklusive inkl exempelvis ex t bl t.ex. bl.a. ev ev. hela
            detta denna dessa alla olika via när där hur vilka vilken vilket så mer gällande avseende utifrån runt
            """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
    ];

    private readonly ReportVocabulary vocabulary;
    private readonly ColumnWidth column;
    private readonly bool stopsAreUsual;

    /// <param name="lines">The lines of all columns of the kind in the report, which are equally wide.</param>
    /// <param name="vocabulary">The words of the report.</param>
    public LineBreaks(IReadOnlyList<string> lines, ReportVocabulary vocabulary)
    {
        this.vocabulary = vocabulary;
        column = ColumnWidth.Of(lines);
        var ends = Enumerable.Range(0, Math.Max(0, lines.Count - 1)).Where(i => StartsBig(lines[i + 1]) && column.WouldFit(lines[i], lines[i + 1])).ToList();
        stopsAreUsual = ends.Count == 0 ? lines.Count > 0 && Sentences.EndsWith(lines[^1]) : ends.Count(i => Sentences.EndsWith(lines[i])) >= StopsAreUsual * ends.Count;
    }

    /// <summary>True if a finding ends with one line and another begins with the next.</summary>
    public bool Between(string line, string next)
    {
        if (!StartsBig(next))
        {
            return char.IsLetter(next[0]) && !EndsOpen(line) && column.WouldFitByFar(line, next);
        }

        if (FindingVoice.BeginsWithDemand(next))
        {
            return true;
        }

        if (EndsOpen(line))
        {
            return false;
        }

        return column.WouldFit(line, next) || (Sentences.EndsWith(line) ? stopsAreUsual && char.IsLetter(next[0]) : !GoesOn(line, next));
    }

    // A full line goes on where its verb still lacks an object, after a comma, and with a name.
    private bool GoesOn(string line, string next)
    {
        var last = SwedishWords.Of(line).LastOrDefault() ?? "";
        var first = SwedishWords.Of(next).FirstOrDefault() ?? "";
        return line.EndsWith(',') || last.EndsWith("era", StringComparison.Ordinal) || (next.Length == first.Length && vocabulary.IsName(first));
    }

    private static bool StartsBig(string line)
    {
        var start = line.AsSpan().TrimStart("”\"“'’");
        return start.Length > 0 && char.IsUpper(start[0]);
    }

    private static bool EndsOpen(string line)
    {
        if (line.Length == 0 || line[^1] is '-' or '/' or '–')
        {
            return line.Length > 0;
        }

        var space = line.LastIndexOf(' ');
        return space > 0 && Open.Contains(line[(space + 1)..].ToLowerInvariant().TrimStart('(', '”'));
    }
}
