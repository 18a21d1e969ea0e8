using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;

namespace Kompass.SelfAssess.App.Demo;

/// <summary>
/// Made-up answers that look like a real round: around the municipality's official shares, a little too high on the whole, leaders higher than
/// those they lead, people more alike than chance would have it.
/// </summary>
internal sealed class DemoAnswers(IReadOnlyDictionary<string, decimal> officialPoints, int seed, IReadOnlyList<double>? since = null)
{
    private const double OwnView = 0.07;
    private const double UsualNoise = 0.13;
    private const double CommentChance = 0.035;

    private static readonly Dictionary<string, (double Tendency, double DontKnow)> Groups = new()
    {
        [RoleGroups.Elected] = (0.06, 0.09),
        [RoleGroups.Managers] = (0.09, 0.03),
        [RoleGroups.Employees] = (-0.05, 0.12),
        [RoleGroups.Companies] = (0.00, 0.09),
        [RoleGroups.Unions] = (-0.12, 0.05),
    };

    /// <summary>Where people of the same municipality see very different things, or much the same.</summary>
    private static readonly Dictionary<string, double> Noise = new()
    {
        ["1.4"] = 0.26,
        ["5.2"] = 0.24,
        ["6.1"] = 0.29,
        ["7.3"] = 0.28,
        ["8.2"] = 0.32,
        ["2.2"] = 0.07,
        ["3.1"] = 0.06,
        ["3.5"] = 0.08,
        ["5.3"] = 0.08,
    };

    /// <summary>Where people see their municipality in another light than the evaluators do, by area.</summary>
    private static readonly double[] AreaTendency = [0.02, 0.06, -0.03, 0.03, 0.08, -0.02, 0.07, -0.06];

    /// <summary>How much lower, by area, people saw it a year before: most has risen a little, area 7 has fallen.</summary>
    public static readonly IReadOnlyList<double> YearBefore = [-0.07, -0.01, -0.05, 0.00, -0.09, -0.03, 0.05, -0.02];

    private static readonly Dictionary<string, double> SubAreaTendency = new()
    {
        ["1.4"] = 0.15,
        ["2.1"] = 0.10,
        ["3.5"] = -0.16,
        ["4.1"] = 0.14,
        ["4.3"] = 0.09,
        ["5.4"] = 0.10,
        ["6.4"] = 0.13,
        ["7.2"] = 0.12,
        ["8.3"] = -0.12,
        ["8.4"] = 0.13,
    };

#pragma warning disable CA5394 // Answers of a demo need to be the same every time, not unguessable.
    private readonly Random _random = new(seed);

    /// <summary>What the respondent answers to everything that is asked.</summary>
    public IReadOnlyList<SaveAnswer> Next(AnsweringView respondent)
    {
        var (tendency, dontKnow) = Groups[respondent.GroupKey];
        var own = tendency + (OwnView * Normal());
        var answers = new List<SaveAnswer>();
        foreach (var subArea in respondent.Asked)
        {
            var code = subArea.SubArea.Code;
            var official = (double)(officialPoints[code] / subArea.SubArea.MaxPoints);
            var seen = official + AreaTendency[subArea.Area.Number - 1] + SubAreaTendency.GetValueOrDefault(code) + (since?[subArea.Area.Number - 1] ?? 0) + own;
            var noise = Noise.GetValueOrDefault(code, UsualNoise);
            answers.AddRange(subArea.Questions.Select(question => Answer(question, respondent, seen + (noise * Normal()), dontKnow)));
        }

        return answers;
    }

    private SaveAnswer Answer(Question question, AnsweringView respondent, double seen, double dontKnow)
    {
        var chance = _random.NextDouble();
        var value = chance < dontKnow ? AnswerValue.DontKnow
            : chance < dontKnow + (respondent.GroupKey == RoleGroups.Companies ? 0.03 : 0.01) ? AnswerValue.NotApplicable
            : Nearest(respondent.Round.Edition, seen);
        var comment = value <= AnswerValue.Level5 && _random.NextDouble() < CommentChance ? DemoComments.For(question.Code, _random.Next()) : null;
        return new SaveAnswer(question.Code, value, comment, comment is null ? null : EvidenceKind.Interview, null, 0);
    }

    private static AnswerValue Nearest(FrameworkEdition edition, double share)
    {
        var level = Enumerable.Range(0, edition.LevelShares.Count).MinBy(level => Math.Abs((double)edition.LevelShares[level] - share));
        return (AnswerValue)level;
    }

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
#pragma warning restore CA5394
}
