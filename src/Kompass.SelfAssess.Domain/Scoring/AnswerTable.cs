using System.Runtime.Intrinsics;
using Kompass.SelfAssess.Domain.Rounds;

namespace Kompass.SelfAssess.Domain.Scoring;

/// <summary>What every possible answer to every question adds, looked up instead of computed per answer.</summary>
internal sealed class AnswerTable
{
    /// <summary>Number of values of <see cref="AnswerValue"/>.</summary>
    public const int Kinds = 10;

    /// <summary>Number of rubric levels.</summary>
    public const int Levels = 6;

    private readonly Vector256<double>[] _worths;

    public AnswerTable(Instrument instrument)
    {
        _worths = new Vector256<double>[instrument.Questions.Count * Kinds];
        Weights = new double[instrument.Questions.Count];
        for (var subArea = 0; subArea < instrument.SubAreas.Count; subArea++)
        {
            var (first, count) = instrument.ColumnsOf(subArea);
            var sum = instrument.Questions.Skip(first).Take(count).Sum(question => question.Weight);
            for (var question = first; question < first + count; question++)
            {
                Weights[question] = sum == 0 ? 0 : (double)(instrument.Questions[question].Weight / sum);
                Fill(_worths.AsSpan(question * Kinds, Kinds), Weights[question], instrument.LevelShares);
            }
        }
    }

    /// <summary>Per question, the weight w as a part (0–1) of its sub-area's.</summary>
    public double[] Weights { get; }

    /// <summary>The answers' worth for the questions of one sub-area, <see cref="Kinds"/> per question.</summary>
    public ReadOnlySpan<Vector256<double>> Of((int First, int Count) columns) => _worths.AsSpan(columns.First * Kinds, columns.Count * Kinds);

    private static void Fill(Span<Vector256<double>> worths, double weight, IReadOnlyList<double> levelShares)
    {
        for (var level = 0; level < Levels; level++)
        {
            worths[level] = AnswerWorth.Of(weight * levelShares[level], weight, weight, AnswerWorth.Rated);
        }

        worths[(int)AnswerValue.DontKnow] = AnswerWorth.Of(0, 0, weight, AnswerWorth.DontKnow);
        worths[(int)AnswerValue.NotApplicable] = AnswerWorth.Of(0, 0, 0, 0);
        worths[(int)AnswerValue.Unanswered] = AnswerWorth.Of(0, 0, weight, 0);
        worths[(int)AnswerValue.NotAsked] = default;
    }
}

/// <summary>
/// What one answer adds to its respondent's sub-area, as four numbers side by side, so that one addition keeps all sums: w·σ, w if a level
/// was chosen, w if the question was asked and is applicable, and the counts of levels and of "vet ej" in one number.
/// </summary>
internal static class AnswerWorth
{
    public const long Rated = 1;
    public const long DontKnow = 1 << 26;

    public static Vector256<double> Of(double points, double ratedWeight, double askedWeight, long counts) =>
        Vector256.Create(points, ratedWeight, askedWeight, counts);

    public static double Points(Vector256<double> worth) => worth.GetElement(0);

    public static double RatedWeight(Vector256<double> worth) => worth.GetElement(1);

    public static double AskedWeight(Vector256<double> worth) => worth.GetElement(2);

    /// <summary>The counts as they are packed: 26 bits each, more than a sub-area of any round has.</summary>
    public static long Counts(Vector256<double> worth) => (long)worth.GetElement(3);

    public static int RatedIn(long counts) => (int)(counts % DontKnow);

    public static int DontKnowIn(long counts) => (int)(counts / DontKnow);
}
