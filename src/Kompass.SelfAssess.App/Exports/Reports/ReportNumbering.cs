namespace Kompass.SelfAssess.App.Exports.Reports;

/// <summary>"Tabell 3", "Figur 2": the same numbers on paper and on screen. Tables and figures are counted apart, in order of reading.</summary>
public static class ReportNumbering
{
    public static IReadOnlyDictionary<ReportBlock, int> Of(ReportDocument document)
    {
        var numbers = new Dictionary<ReportBlock, int>(ReferenceEqualityComparer.Instance);
        var (tables, figures) = (0, 0);
        foreach (var block in document.Blocks)
        {
            if (block is ReportTable)
            {
                numbers[block] = ++tables;
            }
            else if (block is ReportChart)
            {
                numbers[block] = ++figures;
            }
        }

        return numbers;
    }
}
