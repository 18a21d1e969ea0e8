using System.Text;
using Kompass.SelfAssess.Domain.Evaluations.Reports;

namespace Kompass.SelfAssess.Domain.Tests.Evaluations.Reports.Findings;

/// <summary>A structured sample as a PDF reader would have left it: its two columns run together, each item wrapped in a narrow column.</summary>
internal static class Flattened
{
    public static ReportText Text(string report, int width)
    {
        var lines = Samples.Text(report).Lines;
        var truth = FindingTruth.Of(report).ToLookup(finding => finding.Area);
        var areas = Samples.Outline(report).Areas;
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            if (areas.FirstOrDefault(area => area.Findings!.FirstLine == line.Number) is { } area)
            {
                text.Append("Styrkor Förbättringsmöjligheter\n");
                foreach (var finding in truth[area.Number])
                {
                    Wrap(text, finding.Text, width);
                }
            }
            else if (!areas.Any(other => other.Findings!.FirstLine <= line.Number && line.Number <= other.Findings.LastLine))
            {
                text.Append(line.Text).Append('\n');
            }
        }

        return ReportText.FromPlain(text.ToString());
    }

    private static void Wrap(StringBuilder text, string item, int width)
    {
        var column = 0;
        foreach (var word in item.Split(' '))
        {
            if (column > 0 && column + 1 + word.Length > width)
            {
                text.Append('\n');
                column = 0;
            }

            text.Append(column > 0 ? " " : "").Append(word);
            column += word.Length + (column > 0 ? 1 : 0);
        }

        text.Append('\n');
    }
}
