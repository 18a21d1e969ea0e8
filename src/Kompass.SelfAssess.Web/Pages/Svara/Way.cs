using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Web.Components;

namespace Kompass.SelfAssess.Web.Pages.Svara;

/// <summary>The way through the questionnaire: start, the sub-areas in order, review.</summary>
public static class Way
{
    public static AskedSubArea? Find(AnsweringView view, string code) => view.Asked.FirstOrDefault(asked => asked.SubArea.Code == code);

    public static AskedSubArea Of(AnsweringView view, string questionCode) =>
        view.Asked.First(asked => asked.Questions.Any(question => question.Code == questionCode));

    /// <summary>Null where the sub-area is the first.</summary>
    public static AskedSubArea? Before(AnsweringView view, AskedSubArea current) => At(view, current, -1);

    /// <summary>Null where the sub-area is the last.</summary>
    public static AskedSubArea? After(AnsweringView view, AskedSubArea current) => At(view, current, +1);

    /// <summary>Where one who comes back goes on; null where all is answered.</summary>
    public static AskedSubArea? Next(AnsweringView view) => view.FirstUnanswered() is { } question ? Of(view, question.Code) : null;

    public static IReadOnlyList<ContentsArea> Contents(AnsweringView view, AskedSubArea current) =>
        [.. view.Asked.GroupBy(asked => asked.Area.Number).Select(area => ContentsOf(view, [.. area], current))];

    private static ContentsArea ContentsOf(AnsweringView view, IReadOnlyList<AskedSubArea> subAreas, AskedSubArea current)
    {
        var area = subAreas[0].Area;
        var open = subAreas.FirstOrDefault(asked => view.AnsweredIn(asked) < asked.Questions.Count) ?? subAreas[0];
        return new ContentsArea(
            area.Number,
            AnsweringWords.Name(area.Name),
            Addresses.SubArea(view.ParticipantId, open.SubArea.Code),
            subAreas.Sum(view.AnsweredIn),
            subAreas.Sum(asked => asked.Questions.Count),
            [
                .. subAreas.Select(asked => new ContentsItem(
                    asked.SubArea.Code,
                    AnsweringWords.Name(asked.SubArea.Name),
                    Addresses.SubArea(view.ParticipantId, asked.SubArea.Code),
                    view.AnsweredIn(asked),
                    asked.Questions.Count,
                    asked == current)),
            ],
            area.Number == current.Area.Number);
    }

    private static AskedSubArea? At(AnsweringView view, AskedSubArea current, int step)
    {
        var place = view.Asked.TakeWhile(asked => asked.SubArea.Code != current.SubArea.Code).Count() + step;
        return place >= 0 && place < view.Asked.Count ? view.Asked[place] : null;
    }
}
