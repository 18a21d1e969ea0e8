using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.Domain.Plans;

namespace Kompass.SelfAssess.App.Exports.Tables;

/// <summary>Whether a plan has had effect: every question that both rounds show, the picture's table, and the two lists of the page.</summary>
internal sealed class EffectTableSource(EffectService effects, TableAbout about) : TableSource
{
    private const string With = "med";

    public override IReadOnlyList<NamedTable> Tables { get; } =
    [
        new("effekt", TablePlace.Plan, With),
        new("effekt-startlage", TablePlace.Plan, With),
        new("effekt-utan-effekt", TablePlace.Plan, With),
        new("effekt-utan-atgard", TablePlace.Plan, With),
    ];

    public override async Task<TableAnswer> ReadAsync(TableRequest request, CancellationToken cancellationToken)
    {
        if ((request[With] is not null && request.IdIn(With) is null) || await effects.MeasureAsync(request.Id, request.IdIn(With), cancellationToken) is not EffectSeen seen)
        {
            return new TableUnknown();
        }

        var texts = request.Texts;
        var table = request.Name switch
        {
            "effekt" => Questions(texts["SheetEffect"], seen.Effect.Questions, seen, texts),
            "effekt-startlage" => Bands(seen.Effect.Bands, texts),
            "effekt-utan-effekt" => InVain(seen, texts),
            _ => Questions(texts["SheetWithoutAction"], seen.Effect.WithoutAction, seen, texts),
        };
        return about.Of(
            request,
            seen.Later,
            table,
            [new(texts["EarlierRound"], seen.Earlier.Round.Name), new(texts["Effect"], seen.Effect.Measured is { } measured ? texts.Format("EffectIs", measured.Points, measured.PointsMargin) : texts["EffectNone"])]);
    }

    private static Table Questions(string name, IReadOnlyList<EffectQuestion> questions, EffectSeen seen, TableTexts texts) => Table.Of(
        name,
        questions,
        (texts.Results["Code"], 9, row => SheetCell.Text(row.Code)),
        (texts.Results["Question"], 60, row => SheetCell.Text(seen.Later.Edition.Questions.FirstOrDefault(own => own.Code == row.Code)?.Text)),
        (texts["SubArea"], 10, row => SheetCell.Text(row.SubArea)),
        (texts["Before"], 12, row => SheetCell.Number(row.Start, NumberForm.Percent)),
        (texts["After"], 12, row => SheetCell.Number(row.End, NumberForm.Percent)),
        (texts["Change"], 12, row => SheetCell.Number(row.Change, NumberForm.Percent)),
        (texts["ExpectedChange"], 14, row => SheetCell.Number(row.Expected, NumberForm.Percent)),
        (texts.Results["Secured"], 16, row => SheetCell.Text(row.Secured is { } secured ? texts.YesOrNo(secured) : null)),
        (texts["Role"], 22, row => SheetCell.Text(texts[$"Role{row.Role}"])),
        (texts["Carries"], 12, row => SheetCell.Number((decimal)row.Points)));

    private static Table Bands(IReadOnlyList<StartBand> bands, TableTexts texts) => Table.Of(
        texts["SheetBands"],
        bands,
        (texts["BandLow"], 12, row => SheetCell.Number(row.Low, NumberForm.Percent)),
        (texts["BandHigh"], 12, row => SheetCell.Number(row.High, NumberForm.Percent)),
        (texts["RoleUntargeted"], 16, row => SheetCell.Whole(row.Untargeted)),
        (texts["UntargetedChange"], 18, row => SheetCell.Number(row.UntargetedChange, NumberForm.Percent)),
        (texts["RoleTargeted"], 16, row => SheetCell.Whole(row.Targeted)),
        (texts["TargetedChange"], 18, row => SheetCell.Number(row.TargetedChange, NumberForm.Percent)));

    private static Table InVain(EffectSeen seen, TableTexts texts) => Table.Of(
        texts["SheetInVain"],
        seen.Effect.DoneWithoutEffect,
        (texts["Number"], 7, row => SheetCell.Whole(row.Number)),
        (texts["Action"], 50, row => SheetCell.Text(seen.Titles.GetValueOrDefault(row.Number))),
        (texts["QuestionCodes"], 24, row => SheetCell.Text(string.Join(", ", row.Questions.Select(question => question.Code)))),
        (texts["Change"], 12, row => SheetCell.Number(row.Change, NumberForm.Percent)),
        (texts["ExpectedChange"], 14, row => SheetCell.Number(row.Expected, NumberForm.Percent)));
}
