using Kompass.SelfAssess.Domain.Plans;
using MathNet.Numerics.Distributions;

namespace Kompass.SelfAssess.Domain.Tests.Plans;

/// <summary>
/// Two rounds of a municipality that is not the model: true levels that sub-areas share, answers of some tens of people, everything kept within
/// 0–1, questions chosen because they came out low.
/// </summary>
internal sealed record EffectWorld(string Name, int SubAreas, int QuestionsEach)
{
    /// <summary>How much a targeted question truly gains.</summary>
    public double Gain { get; init; }

    /// <summary>True where whole sub-areas are chosen, for their mean.</summary>
    public bool WholeSubAreas { get; init; }

    /// <summary>How far whoever chooses sees the true level rather than what the round showed (0–1).</summary>
    public double Insight { get; init; }

    /// <summary>How much of the chance in an answer a sub-area's questions share: the same people answer them.</summary>
    public double Shared { get; init; } = 0.03;

    public IReadOnlyList<EffectQuestion> Draw(Random random)
    {
        var questions = new List<EffectQuestion>();
        foreach (var subArea in Enumerable.Range(0, SubAreas))
        {
            var level = Normal.Sample(random, 0.5, 0.10);
            var (before, after) = (Normal.Sample(random, 0, Shared), Normal.Sample(random, 0.02, Shared));
            var own = Enumerable.Range(0, QuestionsEach).Select(_ => Normal.Sample(random, level, 0.10))
                .Select(truth => (Truth: truth, Start: Seen(random, truth + before))).ToList();
            var together = own.Average(question => Insight * question.Truth + ((1 - Insight) * question.Start));
            var chosen = Chosen(random, together);
            foreach (var (index, (truth, start)) in own.Index())
            {
                var targeted = WholeSubAreas ? chosen : Chosen(random, (Insight * truth) + ((1 - Insight) * start));
                var end = Seen(random, truth + after + (targeted ? Gain : 0));
                questions.Add(new EffectQuestion($"{subArea}.{index}", $"{subArea}", start, end, targeted ? EffectRole.Targeted : EffectRole.Untargeted, 800.0 / SubAreas / QuestionsEach));
            }
        }

        return questions;
    }

    public override string ToString() => Name;

    private static double Seen(Random random, double mean) => Math.Clamp(Normal.Sample(random, mean, 0.07), 0, 1);

    private static bool Chosen(Random random, double seen) => random.NextDouble() < 0.75 / (1 + Math.Exp((seen - 0.42) / 0.04));
}
