using Kompass.SelfAssess.Domain.Evaluations.Reports;
using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.Domain.Plans;

/// <summary>
/// Which questions the evaluators' words are about, by the words they share with question, levels and evidence. Where nothing stands out it is the
/// sub-area as a whole. A recommendation to the whole municipality is a summary: it is about what the improvement point that is most like it is about.
/// </summary>
internal sealed class QuestionFinder
{
    // How much a word counts in the question itself, its levels, and the rest.
    private const double InText = 3;
    private const double InLevels = 1.5;
    private const double InTheRest = 1;

    // Looked at on the improvement points of four reports: below these most were about something else.
    private const double Clear = 1.4;
    private const double ClearInArea = 4;
    private const double AsClear = 0.85;
    private const double LikeAFinding = 1.5;
    private const int MostQuestions = 2;

    private readonly FrameworkEdition _edition;
    private readonly (SubArea SubArea, Question Question)[] _questions;
    private readonly WordMatch _words;
    private readonly FindingGiven[] _improvements;
    private readonly WordMatch _improvementWords;

    public QuestionFinder(FrameworkEdition edition, IEnumerable<FindingGiven> findings)
    {
        _edition = edition;
        _questions = [.. edition.SubAreas.SelectMany(subArea => subArea.Questions.Where(question => !question.Core).Select(question => (subArea, question)))];
        _words = new WordMatch(_questions.Select(one => Pieces(one.Question)));
        _improvements = [.. findings.Where(finding => finding.Kind == FindingKind.Improvement && Places(finding))];
        _improvementWords = new WordMatch(_improvements.Select(finding => new[] { (finding.Text, 1.0) }));
    }

    /// <summary>The questions, the surest first; the core question of its sub-area where none stands out; none where not even a sub-area does.</summary>
    public IReadOnlyList<(SubArea SubArea, Question Question)> Find(FindingGiven finding)
    {
        if (!Places(finding))
        {
            return Summarised(finding);
        }

        var scores = Enumerable.Range(0, _questions.Length)
            .Where(place => finding.SubAreas.Count > 0 ? finding.SubAreas.Contains(_questions[place].SubArea.Code) : _questions[place].SubArea.AreaNumber == finding.Area)
            .Select(place => (place, Score: _words.Score(finding.Text, place)))
            .OrderByDescending(one => one.Score)
            .ToList();
        if (scores.Count > 0 && scores[0].Score >= (finding.SubAreas.Count == 1 ? Clear : ClearInArea))
        {
            return [.. scores.Take(MostQuestions).Where(one => one.Score >= AsClear * scores[0].Score).Select(one => _questions[one.place])];
        }

        return
        [
            .. _edition.SubAreas.Where(subArea => finding.SubAreas.Contains(subArea.Code)).Take(1)
                .SelectMany(subArea => subArea.Questions.Where(question => question.Core).Select(core => (subArea, core))),
        ];
    }

    private (SubArea SubArea, Question Question)[] Summarised(FindingGiven recommendation)
    {
        var like = Enumerable.Range(0, _improvements.Length)
            .Select(place => (place, Score: _improvementWords.Score(recommendation.Text, place)))
            .Where(one => one.Score >= LikeAFinding)
            .OrderByDescending(one => one.Score)
            .Take(MostQuestions)
            .ToList();
        return [.. like.Where(one => one.Score >= AsClear * like[0].Score).SelectMany(one => Find(_improvements[one.place])).Distinct()];
    }

    private static bool Places(FindingGiven finding) => finding.SubAreas.Count > 0 || finding.Area is not null;

    private static IEnumerable<(string Piece, double Weight)> Pieces(Question question) =>
    [
        (question.Text, InText),
        .. question.Levels.Select(level => (level.Descriptor, InLevels)),
        (question.Why, InTheRest),
        .. question.Evidence.Select(evidence => (evidence.Hint, InTheRest)),
    ];
}
