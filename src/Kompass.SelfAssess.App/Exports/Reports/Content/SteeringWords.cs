using System.Globalization;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.App.Exports.Steering;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.App.Exports.Reports.Content;

/// <summary>What every section of the report needs: the content, its numbers behind the gate, and words for them.</summary>
internal sealed class SteeringWords(SteeringContent content, CultureInfo culture)
{
    private const int ShortNames = 8;

    public SteeringContent Content { get; } = content;

    public SteeringReportTexts Text { get; } = new(culture);

    public ExportTexts Export { get; } = new(culture);

    public ReportNumbers Numbers { get; } = new(culture.TwoLetterISOLanguageName);

    public string Language { get; } = culture.TwoLetterISOLanguageName;

    public RoundResult Result => Content.Result;

    public FrameworkEdition Edition => Content.Result.Edition;

    public Disclosed<ScoreCell> Total => this[Part.Total];

    public Disclosed<ScoreCell> this[Part part] => Result.Disclosed[part, Slice.All];

    public Disclosed<ScoreCell> this[Area area] => this[Part.Area(area.Number)];

    public Disclosed<ScoreCell> this[SubArea subArea] => this[Part.SubArea(subArea.Code)];

    public string Name(Area area) => $"{area.Number} {area.Name.In(Language)}";

    /// <summary>"2 Samhälle": short enough to stand round a radar.</summary>
    public string ShortName(Area area) => Edition.Key.StartsWith("2020", StringComparison.Ordinal) && area.Number is >= 1 and <= ShortNames
        ? $"{area.Number} {Text[$"Short{area.Number}"]}"
        : $"{area.Number} {area.Name.In(Language).Split(' ', ',')[0]}";

    public string Name(SubArea subArea) => $"{subArea.Code} {subArea.Name.In(Language)}";

    /// <summary>Marked where a consensus has decided its number.</summary>
    public string Marked(SubArea subArea) => this[subArea].Value.Consensus ? $"{Name(subArea)} ({Text["ByConsensus"]})" : Name(subArea);

    public decimal? Official(SubArea subArea) => Content.Official is { } official && official.Result.SubAreas.TryGetValue(subArea.Code, out var points) ? points : null;

    public string Month(EvaluationView evaluation) => evaluation.Month is { } month
        ? new DateOnly(evaluation.Year, month, 1).ToString("MMMM yyyy", culture)
        : evaluation.Year.ToString(CultureInfo.InvariantCulture);

    public string Day(DateOnly day) => day.ToString("d MMMM yyyy", culture);

    public string Day(DateTime utc) => Day(StockholmDays.DayOf(utc));

    /// <summary>"a, b och c".</summary>
    public string List(IEnumerable<string> items)
    {
        var all = items.ToList();
        return all.Count < 2 ? string.Concat(all) : $"{string.Join(", ", all.SkipLast(1))} {Text["And"]} {all[^1]}";
    }

    public string Why(Disclosed<ScoreCell> cell) => cell.Reason is { } reason ? Export.Why(reason, Result.Plan.Minimum) : "";

    /// <summary>What the signs of a table mean, beneath it; nothing where it has none.</summary>
    public IEnumerable<ReportBlock> Signs(Table table)
    {
        var signs = table.Rows.SelectMany(row => row).OfType<Sign>().ToHashSet();
        if (signs.Count > 0)
        {
            yield return new ReportParagraph(
                string.Join(" ", new[] { (SheetCell.Withheld, "SignWithheld"), (SheetCell.NotApplicable, "SignNotApplicable"), (SheetCell.Missing, "SignMissing") }
                    .Where(known => signs.Contains((Sign)known.Item1))
                    .Select(known => $"{((Sign)known.Item1).Mark} = {Export[known.Item2]}.")),
                ReportTextKind.Note);
        }
    }

    /// <summary>The table, and beneath it what its signs mean.</summary>
    public IEnumerable<ReportBlock> Explained(string caption, Table table) => [new ReportTable(caption, table), .. Signs(table)];

    public ReportHeading Heading(int level, string key, bool newPage = false) => new(level, Text[key]) { NewPage = newPage };

    public ReportParagraph Lead(string key, params object[] arguments) => new(Text.Format(key, arguments), ReportTextKind.Lead);

    public ReportParagraph Body(string key, params object[] arguments) => new(Text.Format(key, arguments));

    public ReportParagraph Note(string key, params object[] arguments) => new(Text.Format(key, arguments), ReportTextKind.Note);
}
