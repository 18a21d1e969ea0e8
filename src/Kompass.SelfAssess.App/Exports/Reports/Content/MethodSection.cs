using System.Globalization;

namespace Kompass.SelfAssess.App.Exports.Reports.Content;

/// <summary>The appendix: how the numbers were made, what is not shown and why, and where they can be traced to.</summary>
internal sealed class MethodSection(SteeringWords words, TimeProvider clock)
{
    private readonly SteeringReportTexts _text = words.Text;

    public IEnumerable<ReportBlock> Blocks() =>
    [
        words.Heading(1, "MethodHeading", newPage: true),
        words.Heading(2, "ScaleHeading"),
        words.Body("ScaleText"),
        new ReportTable(_text["ScaleCaption"], Scale()),
        words.Heading(2, "PointsHeading"),
        words.Body("PointsText"),
        words.Heading(2, "MarginHeading"),
        words.Body("MarginText"),
        words.Heading(2, "DisagreementHeading"),
        words.Body("DisagreementMethod"),
        words.Heading(2, "ConsensusHeading"),
        words.Body("ConsensusText"),
        words.Heading(2, "GateHeading"),
        words.Body("GateText", words.Result.Plan.Minimum),
        new ReportList([.. Signs()]),
        words.Heading(2, "ForecastHeading"),
        words.Body("ForecastText"),
        .. words.Content.Forecast is { Forecast.Enough: false } ? [words.Body("ForecastThinText")] : Array.Empty<ReportBlock>(),
        words.Heading(2, "SourceHeading"),
        words.Body("SourceText"),
        new ReportTable(_text["SourceCaption"], new AboutTable(words.Result, words.Export, clock).Build(words.Content.Comparison)),
    ];

    private Table Scale() => Table.Of(
        _text["ScaleCaption"],
        words.Edition.LevelShares.Select((share, level) => (Level: level, Share: share)),
        (_text["LevelColumn"], 10, row => SheetCell.Text(row.Level.ToString(CultureInfo.InvariantCulture))),
        (_text["LevelName"], 40, row => SheetCell.Text(_text[$"Level{row.Level}"])),
        (_text["LevelShare"], 30, row => SheetCell.Number(row.Share, NumberForm.Percent)));

    private IEnumerable<string> Signs() =>
        new[] { (SheetCell.Withheld, "SignWithheld"), (SheetCell.NotApplicable, "SignNotApplicable"), (SheetCell.Missing, "SignMissing") }
            .Select(sign => $"{((Sign)sign.Item1).Mark}\u00A0= {words.Export[sign.Item2]}");
}
