using Kompass.SelfAssess.App.Consensus;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.App.Exports.Reports.Content;

/// <summary>Where people see it differently, and what the workshop made of it.</summary>
internal sealed class WorkshopSection(SteeringWords words)
{
    private const int Most = 8;
    private const double Some = 0.30;
    private const double Large = 0.50;

    private readonly SteeringReportTexts _text = words.Text;

    public IEnumerable<ReportBlock> Blocks() => [words.Heading(1, "WorkshopHeading"), .. Disagreement(), words.Heading(2, "DecisionsHeading"), .. Decisions()];

    private IEnumerable<ReportBlock> Disagreement()
    {
        var divided = words.Edition.SubAreas
            .Where(subArea => Rounded(subArea) >= Some).OrderByDescending(subArea => words[subArea].Value.Disagreement).Take(Most).ToList();
        if (divided.Count == 0)
        {
            return [words.Body("NoDisagreement")];
        }

        return
        [
            words.Body("DisagreementText"),
            .. words.Explained(_text["DisagreementCaption"], Table.Of(
                _text["DisagreementCaption"],
                divided,
                (words.Export["SubArea"], 54, subArea => SheetCell.Text(words.Name(subArea))),
                (_text["DisagreementColumn"], 13, subArea => SheetCell.Number(words[subArea].Value.Disagreement, NumberForm.TwoDecimals)),
                (_text["InWords"], 12, subArea => SheetCell.Text(_text[Rounded(subArea) >= Large ? "DisagreementLarge" : "DisagreementSome"])),
                (words.Export["DontKnow"], 14, subArea => SheetCell.Number(words[subArea].Value.DontKnowShare, NumberForm.Percent)))),
        ];
    }

    /// <summary>As it is written, so that "0,30" is never called low.</summary>
    private double? Rounded(SubArea subArea) => words[subArea].Value.Disagreement is { } value ? Math.Round(value, 2, MidpointRounding.AwayFromZero) : null;

    private IEnumerable<ReportBlock> Decisions()
    {
        var decisions = words.Content.Decisions;
        if (decisions.Count == 0)
        {
            return [words.Body("NoDecisions")];
        }

        return
        [
            words.Body(words.Result.Snapshot.Kind == SnapshotKind.Final ? "DecisionsText" : "DecisionsNotYet"),
            .. words.Explained(_text["DecisionsCaption"], Table.Of(
                _text["DecisionsCaption"],
                decisions,
                (_text["About"], 34, decision => SheetCell.Text(About(decision.Part))),
                (_text["Decided"], 20, decision => SheetCell.Text(Decided(decision))),
                (_text["Reason"], 52, decision => SheetCell.Text(Reason(decision))))),
        ];
    }

    private string About(Part part) => part.Kind == PartKind.Question
        ? $"{part.Code} {words.Edition.SubAreas.SelectMany(subArea => subArea.Questions).FirstOrDefault(question => question.Code == part.Code)?.Text}".TrimEnd()
        : words.Edition.SubAreas.FirstOrDefault(subArea => subArea.Code == part.Code) is { } found ? words.Name(found) : part.Code;

    private string Decided(DecisionView decision)
    {
        var points = _text.Format("PointsOfMax", words.Numbers.Points(decision.Points), words.Numbers.AsPrinted(decision.MaxPoints));
        return decision.Level is { } level ? $"{_text.Format("AtLevel", level)}, {points}" : points;
    }

    private string Reason(DecisionView decision) =>
        decision.Minority is { Length: > 0 } minority ? $"{decision.Reason}\n{_text.Format("Minority", minority)}" : decision.Reason;
}
