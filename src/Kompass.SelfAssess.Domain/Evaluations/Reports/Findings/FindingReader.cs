namespace Kompass.SelfAssess.Domain.Evaluations.Reports.Findings;

/// <summary>Findings as they were read.</summary>
/// <param name="Findings">In the order of the report.</param>
/// <param name="Warnings">Areas without findings or with a split that is only suggested.</param>
internal sealed record FindingsRead(IReadOnlyList<ReadFinding> Findings, IReadOnlyList<ReportWarning> Warnings);

/// <summary>Reads strengths and improvements of all areas. Source: domain E.3.</summary>
internal static class FindingReader
{
    // Whose block a finding stands in is told by its words alone, and words may deceive.
    private const double MostOfBlocks = 0.9;

    private const int MostApart = 2;

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
            var listed = improvements.Of(column.Improvements);
            var sure = column.InTurn ? SureOf(listed) : listed.Count;
            findings.AddRange(listed.Take(sure).Select(item => Finding(source, item, FindingKind.Improvement)));
            findings.AddRange(Left(source, [.. listed.Skip(sure)]));
            findings.AddRange(column.Unsorted.SelectMany(run => PageRuns.Of(run).SelectMany((page, i) => Split(source, unsorted.Of(page), first: i == 0))));
            if (findings.Count == before)
            {
                warnings.Add(new ReportWarning(ReportWarningKind.NoFindings, source.Area, null, source.Lists));
            }
            else if (column.Unsorted.Any(run => run.Count > 0) || sure < listed.Count)
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
        SplitClue[] clues = [.. items.Select(item => new SplitClue(FindingVoice.Score(item.Text), source.SubAreas?.Places(item.Text) ?? [], item.Apart))];
        var split = ColumnSplit.Of(clues, first);
        var blocks = BlockSplit.Of(clues);
        return items.Select((item, i) =>
        {
            // The likeliest boundary decides where there are no blocks, so that what is suggested has one.
            var share = ((1 - blocks.Share) * split.Improvement[i]) + (blocks.Share * blocks.Improvement[i]);
            var improvement = blocks.Share > 0 ? share >= 0.5 : i >= split.Boundary;
            return Suggested(source, item, improvement, Math.Min(improvement ? share : 1 - share, blocks.Share > 0.5 ? MostOfBlocks : 1));
        });
    }

    // What stands apart below a list that has no spaces of its own may as well be the rest of the other column.
    private static int SureOf(IReadOnlyList<FindingItem> listed)
    {
        var apart = listed.Count(item => item.Apart);
        return apart is > 0 and <= MostApart && listed.Count > apart + 1 ? Enumerable.Range(1, listed.Count - 1).First(i => listed[i].Apart) : listed.Count;
    }

    private static IEnumerable<ReadFinding> Left(FindingSource source, FindingItem[] items)
    {
        var shares = BlockSplit.Always([.. items.Select(item => new SplitClue(FindingVoice.Score(item.Text), [], item.Apart))]);
        return items.Select((item, i) => Suggested(source, item, shares[i] >= 0.5, Math.Min(Math.Max(shares[i], 1 - shares[i]), MostOfBlocks)));
    }

    private static ReadFinding Suggested(FindingSource source, FindingItem item, bool improvement, double share) =>
        Finding(source, item, FindingKind.Unsorted) with
        {
            Suggested = improvement ? FindingKind.Improvement : FindingKind.Strength,
            Confidence = Math.Round(Math.Clamp(share, 0.5, 1), 2),
        };

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
