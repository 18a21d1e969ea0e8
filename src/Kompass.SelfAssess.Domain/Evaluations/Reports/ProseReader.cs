namespace Kompass.SelfAssess.Domain.Evaluations.Reports;

/// <summary>Reads the points in running text: totals and areas in the summary, each area's own in its chapter. Source: domain E.1.</summary>
internal sealed class ProseReader(ProseNumbers numbers, AreaNames areas, decimal areaMaximum)
{
    private static readonly string[] AboutTheWhole = ["kommun", "total", "samman", "resultat", "utvärdering", "stad"];
    private static readonly string[] AboutParts = ["delområde", "delfråg"];
    private static readonly string[] AboutTheArea = ["område", "resultat", "kompass"];

    /// <summary>Numbers of this evaluation.</summary>
    public List<Reading<PrintedNumber>> Printed { get; } = [];

    /// <summary>Numbers of earlier ones: year, area or null for the total; the year is null where it is only called the last one.</summary>
    public List<(int? Year, int? Area, Reading<decimal> Points)> Earlier { get; } = [];

    /// <summary>Reads the summary.</summary>
    public void ReadSummary(IEnumerable<Sentence> sentences)
    {
        foreach (var sentence in sentences.Where(sentence => !Any(sentence, AboutParts)))
        {
            foreach (var stated in numbers.In(sentence))
            {
                var area = stated.Value <= areaMaximum ? areas.Nearest(sentence, stated.Word) : null;
                if (area is not null || ((stated.Kind == StatedKind.Difference || stated.Value > areaMaximum) && (stated.Kind == StatedKind.Earlier || Any(sentence, AboutTheWhole))))
                {
                    Add(stated, area is null ? PrintedKind.Total : PrintedKind.AreaSummary, area);
                }
            }
        }
    }

    /// <summary>Reads the body of an area's chapter.</summary>
    public void ReadChapter(int area, IEnumerable<Sentence> sentences)
    {
        var spokenOf = false;
        foreach (var sentence in sentences)
        {
            foreach (var stated in numbers.In(sentence).Where(stated => stated.Value <= areaMaximum))
            {
                // A difference may stand alone behind the sentence with the points.
                var meant = !Any(sentence, AboutParts) && (Any(sentence, AboutTheArea) || areas.Nearest(sentence, stated.Word) == area
                    || (stated.Kind == StatedKind.Difference && spokenOf));
                if (meant)
                {
                    Add(stated, PrintedKind.AreaText, area);
                    spokenOf = true;
                }
            }
        }
    }

    private void Add(StatedPoints stated, PrintedKind kind, int? area)
    {
        if (stated.Kind == StatedKind.Earlier)
        {
            Earlier.Add((stated.Year, area, new Reading<decimal>(stated.Value, stated.Passage)));
            return;
        }

        var number = new PrintedNumber(stated.Kind == StatedKind.Difference ? PrintedKind.Difference : kind, area, null, stated.Value);
        if (Printed.TrueForAll(other => other.Value != number))
        {
            Printed.Add(new Reading<PrintedNumber>(number, stated.Passage));
        }
    }

    private static bool Any(Sentence sentence, string[] stems) =>
        stems.Any(stem => sentence.Letters.Contains(stem, StringComparison.Ordinal));
}
