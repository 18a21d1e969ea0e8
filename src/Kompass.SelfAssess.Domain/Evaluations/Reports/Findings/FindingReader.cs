namespace Kompass.SelfAssess.Domain.Evaluations.Reports.Findings;

/// <summary>Findings as they were read.</summary>
/// <param name="Findings">In the order of the report.</param>
/// <param name="Warnings">Areas without findings or with a split that is only suggested.</param>
internal sealed record FindingsRead(IReadOnlyList<ReadFinding> Findings, IReadOnlyList<ReportWarning> Warnings);

/// <summary>Reads strengths and improvements of all areas. Source: domain E.3.</summary>
internal static class FindingReader
{
    /// <summary>Reads the lists of all areas; their columns are taken to be equally wide.</summary>
    public static FindingsRead Read(ReportText text, ReportOutline outline, ReportVocabulary vocabulary, IReadOnlyList<FindingSource> sources)
    {
        var columns = sources.Select(source => FindingColumns.Read(text, outline, source.Lists)).ToList();
        var strengths = Items(columns.SelectMany(column => column.Strengths), vocabulary);
        var improvements = Items(columns.SelectMany(column => column.Improvements), vocabulary);
        var unsorted = Items(columns.SelectMany(column => column.Unsorted).SelectMany(run => run), vocabulary);

        var findings = new List<ReadFinding>();
        var warnings = new List<ReportWarning>();
        foreach (var (source, column) in sources.Zip(columns))
        {
            var before = findings.Count;
            findings.AddRange(strengths.Of(column.Strengths).Select(item => Finding(source, item, FindingKind.Strength)));
            findings.AddRange(improvements.Of(column.Improvements).Select(item => Finding(source, item, FindingKind.Improvement)));
            findings.AddRange(column.Unsorted.SelectMany(run => PageRuns.Of(run).SelectMany((page, i) => Split(source, unsorted.Of(page), first: i == 0))));
            if (findings.Count == before)
            {
                warnings.Add(new ReportWarning(ReportWarningKind.NoFindings, source.Area, null, source.Lists));
            }
            else if (column.Unsorted.Any(run => run.Count > 0))
            {
                warnings.Add(new ReportWarning(ReportWarningKind.FlattenedColumns, source.Area, null, source.Lists));
            }
        }

        return new FindingsRead(findings, warnings);
    }

    private static FindingItems Items(IEnumerable<ColumnLine> lines, ReportVocabulary vocabulary) =>
        new(vocabulary, new LineBreaks([.. lines.Select(line => line.Text.Trim())], vocabulary));

    private static IEnumerable<ReadFinding> Split(FindingSource source, IReadOnlyList<FindingItem> items, bool first)
    {
        var split = ColumnSplit.Of([.. items.Select(item =>
            new SplitClue(FindingVoice.Score(item.Text), source.SubAreas?.Places(item.Text) ?? [], item.Apart))], first);
        return items.Select((item, i) =>
        {
            var improvement = i >= split.Boundary;
            var share = improvement ? split.Improvement[i] : 1 - split.Improvement[i];
            return Finding(source, item, FindingKind.Unsorted) with
            {
                Suggested = improvement ? FindingKind.Improvement : FindingKind.Strength,
                Confidence = Math.Round(Math.Clamp(share, 0.5, 1), 2),
            };
        });
    }

    private static ReadFinding Finding(FindingSource source, FindingItem item, FindingKind kind)
    {
        var about = source.SubAreas?.Suggest(item.Text);
        return new ReadFinding(source.Area, kind, item.Text, FindingVoice.HasGoldStar(item.Text), item.Passage)
        {
            SubArea = about?.Code,
            SubAreaConfidence = about?.Confidence,
        };
    }
}
