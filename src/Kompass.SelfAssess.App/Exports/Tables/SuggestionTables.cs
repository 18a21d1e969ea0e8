using System.Globalization;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.Domain.Plans;

namespace Kompass.SelfAssess.App.Exports.Tables;

/// <summary>What a plan might hold, with why, and the evaluators' words that no suggestion could be made of.</summary>
internal sealed class SuggestionTables(PlanSuggestions found, TableTexts texts)
{
    /// <param name="area">Number of an area; anything else leaves all.</param>
    /// <param name="source">Name of a <see cref="SuggestionSourceKind"/>; anything else leaves all.</param>
    public (Table Table, IReadOnlyList<Chosen> Chosen) Ranked(string? area, string? source)
    {
        int? number = int.TryParse(area, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : null;
        SuggestionSourceKind? kind = Enum.TryParse<SuggestionSourceKind>(source, ignoreCase: true, out var named) && Enum.IsDefined(named) ? named : null;
        var rows = found.List.Ranked.Select((one, at) => (One: one, Rank: at + 1)).Where(row => row.One.Fits(number, kind));
        return (Build(rows),
        [
            new(texts.Results["Area"], number is null ? null : found.Ground.Edition.Areas.FirstOrDefault(own => own.Number == number)?.Name.In(texts.Language) ?? area),
            new(texts["Source"], kind is { } chosen ? texts[$"Source{chosen}"] : null),
        ]);
    }

    private Table Build(IEnumerable<(Suggestion One, int Rank)> rows) => Table.Of(
        texts["SheetSuggestions"],
        rows,
        (texts["Rank"], 7, row => SheetCell.Whole(row.Rank)),
        (texts["Suggestion"], 60, row => SheetCell.Text(SuggestedAction.Of([row.One]).Title)),
        (texts["SubArea"], 10, row => SheetCell.Text(row.One.Step.SubArea.Code)),
        (texts.Results["SubArea"], 44, row => SheetCell.Text(row.One.Step.SubArea.Name.In(texts.Language))),
        (texts.Results["Code"], 9, row => SheetCell.Text(row.One.Code)),
        (texts.Results["Question"], 60, row => SheetCell.Text(row.One.Step.Question.Text)),
        (texts["FromLevel"], 10, row => SheetCell.Whole(row.One.Step.From)),
        (texts["ToLevel"], 10, row => SheetCell.Whole(row.One.Step.To)),
        (texts["LevelNow"], 50, row => SheetCell.Text(row.One.Step.Now)),
        (texts["LevelNext"], 50, row => SheetCell.Text(row.One.Step.Next)),
        (texts["Stands"], 12, row => SheetCell.Number(row.One.Standing.Share, NumberForm.Percent)),
        (texts["StandsBasis"], 24, row => SheetCell.Text(texts[$"Basis{row.One.Standing.Basis}"])),
        (texts["FullPoints"], 12, row => SheetCell.Number(row.One.Points, NumberForm.TwoDecimals)),
        (texts["Chance"], 12, row => SheetCell.Number(row.One.Chance, NumberForm.Percent)),
        (texts["ExpectedPoints"], 12, row => SheetCell.Number(row.One.Expected, NumberForm.TwoDecimals)),
        (texts["Days"], 10, row => SheetCell.Whole(row.One.Days)),
        (texts["PerDay"], 12, row => SheetCell.Number(row.One.PerDay, NumberForm.TwoDecimals)),
        (texts["Sources"], 70, row => SheetCell.Text(string.Join("\n", row.One.Sources.Select(source => $"{texts[$"Source{source.Kind}"]}: {source.Text}")))),
        (texts["AnsweredBy"], 16, row => SheetCell.Text(string.Join(", ", row.One.AnsweredBy))));

    public Table Unplaced() => Table.Of(
        texts["SheetUnplaced"],
        found.List.Unplaced,
        (texts["EvaluatorWords"], 80, row => SheetCell.Text(row.Finding.Text)),
        (texts["Why"], 50, row => SheetCell.Text(texts[$"Unplaced{row.Reason}"])),
        (texts["AnsweredBy"], 16, row => SheetCell.Text(string.Join(", ", row.AnsweredBy))));
}
