using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;

namespace Kompass.SelfAssess.App.Exports.Raw;

/// <summary>One row per answer: who, what was asked, what was said. What repeats is made once.</summary>
internal sealed class RawRows
{
    private const int Width = 14;

    private static readonly SheetCell Empty = SheetCell.Text("");

    private readonly SheetCell[] _row = new SheetCell[Width];
    private readonly Dictionary<int, AskedQuestion[]> _asked;
    private readonly Dictionary<int, SheetCell> _groups;
    private readonly Dictionary<int, SheetCell> _units;
    private readonly SheetCell[] _answers;
    private readonly SheetCell[] _levels = [.. Enumerable.Range(0, 6).Select(level => SheetCell.Whole(level))];
    private readonly Dictionary<EvidenceKind, SheetCell> _kinds;
    private readonly SheetCell _hidden;
    private readonly SheetCell _openLink;

    public RawRows(RawRound round, RawTexts texts)
    {
        _asked = round.Content.Groups.ToDictionary(group => group.Id, group => Asked(group, round.Content, texts));
        _groups = round.Content.Groups.ToDictionary(group => group.Id, group => SheetCell.Text(texts.Group(group.Key)));
        _units = round.Content.Units.ToDictionary(unit => unit.Id, unit => SheetCell.Text(unit.Name));
        _answers = [.. Enum.GetValues<AnswerValue>().Select(value => SheetCell.Text(value <= AnswerValue.Level5 ? texts.Format("AnswerLevel", (int)value) : texts[$"Answer{value}"]))];
        _kinds = Enum.GetValues<EvidenceKind>().ToDictionary(kind => kind, kind => SheetCell.Text(texts[$"EvidenceIs{kind}"]));
        _hidden = SheetCell.Text(texts["CommentHidden"]);
        _openLink = SheetCell.Text(texts["ByOpenLink"]);
    }

    public static IReadOnlyList<TableColumn> Columns(RawTexts texts) =>
    [
        new(texts["Respondent"], 12), new(texts["Name"], 26), new(texts["Email"], 32), new(texts["Group"], 24), new(texts["Unit"], 24),
        new(texts["Area"], 9), new(texts["SubAreaCode"], 11), new(texts["SubArea"], 40), new(texts["Question"], 10), new(texts["Answer"], 16),
        new(texts["Level"], 8), new(texts["Comment"], 60), new(texts["EvidenceKind"], 14), new(texts["Evidence"], 44),
    ];

    /// <summary>The same list each time, filled anew.</summary>
    public IEnumerable<IReadOnlyList<SheetCell>> Of(RawResponse response)
    {
        var person = response.Person;
        _row[0] = SheetCell.Whole(person.Number);
        _row[1] = person.Name is { } name ? SheetCell.Text(name) : person.Email is null ? _openLink : Empty;
        _row[2] = SheetCell.Text(person.Email ?? "");
        _row[3] = _groups[person.GroupId];
        _row[4] = person.UnitId is { } unit ? _units[unit] : Empty;
        foreach (var question in _asked[person.GroupId])
        {
            Fill(question, response.Of(question.Id));
            yield return _row;
        }
    }

    private void Fill(AskedQuestion question, RawAnswer answer)
    {
        (_row[5], _row[6], _row[7], _row[8]) = (question.Area, question.SubAreaCode, question.SubArea, question.Code);
        _row[9] = _answers[(int)answer.Value];
        _row[10] = answer.Value <= AnswerValue.Level5 ? _levels[(int)answer.Value] : Empty;
        // Hidden is hidden in a file too: it is passed on more easily than a page.
        var hide = answer.CommentHidden && (answer.Comment ?? answer.Evidence) is not null;
        _row[11] = hide ? _hidden : SheetCell.Text(answer.Comment ?? "");
        _row[12] = hide || answer.EvidenceKind is not { } kind ? Empty : _kinds[kind];
        _row[13] = hide ? Empty : SheetCell.Text(answer.Evidence ?? "");
    }

    private static AskedQuestion[] Asked(CataloguedGroup group, CataloguedRound round, RawTexts texts) =>
    [
        .. from asked in @group.Asked
           from question in asked.Questions
           select new AskedQuestion(
               round.QuestionIds[question.Code],
               SheetCell.Whole(asked.Area.Number),
               SheetCell.Text(asked.SubArea.Code),
               SheetCell.Text(asked.SubArea.Name.In(texts.Language)),
               SheetCell.Text(question.Code)),
    ];

    private sealed record AskedQuestion(int Id, SheetCell Area, SheetCell SubAreaCode, SheetCell SubArea, SheetCell Code);
}
