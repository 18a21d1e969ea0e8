using MathNet.Numerics.LinearAlgebra;

namespace Kompass.SelfAssess.Domain.Plans;

/// <summary>The change to expect at a starting level, and what comes on top of it where there was an action.</summary>
internal sealed class EffectLine
{
    private const int Decimals = 12;

    /// <summary>A column that says less than this beside the others (mean square, in shares) is left out: it would be divided by next to nothing.</summary>
    private const double Telling = 1e-6;

    private readonly IReadOnlyList<Func<EffectQuestion, double>> _columns;
    private readonly ClusteredRegression _regression;

    private EffectLine(IReadOnlyList<Func<EffectQuestion, double>> columns, IReadOnlyList<EffectQuestion> counted)
    {
        _columns = columns;
        _regression = new ClusteredRegression(
            [.. counted.Select(question => columns.Select(column => column(question)).ToArray())],
            [.. counted.Select(question => question.Change)],
            [.. counted.Select(question => question.SubArea)]);
    }

    public static EffectLine Of(IReadOnlyList<EffectQuestion> questions)
    {
        var subAreas = questions.GroupBy(question => question.SubArea).ToDictionary(own => own.Key, own => own.Average(question => question.Start), StringComparer.Ordinal);
        var counted = questions.Where(question => question.Matched).ToList();
        List<Func<EffectQuestion, double>> columns = [_ => 1, question => question.Role == EffectRole.Targeted ? 1 : 0];
        foreach (var column in new Func<EffectQuestion, double>[] { question => question.Start, question => subAreas[question.SubArea] })
        {
            if (Tells(columns, column, counted))
            {
                columns.Add(column);
            }
        }

        return new EffectLine(columns, counted);
    }

    /// <summary>The change of a question without an action.</summary>
    public double ExpectedOf(EffectQuestion question) =>
        _columns.Select((column, index) => index == 1 ? 0 : _regression.Coefficients[index] * column(question)).Sum();

    public MeasuredEffect Measure(IReadOnlyList<EffectQuestion> questions)
    {
        var sides = questions.Where(question => question.Matched).ToLookup(question => question.Role);
        var (margin, freedom) = _regression.MarginOf(1);
        return new MeasuredEffect(
            Math.Round(_regression.Coefficients[1], Decimals),
            Math.Round(margin, Decimals),
            freedom,
            sides[EffectRole.Targeted].Count(),
            sides[EffectRole.Untargeted].Count(),
            sides[EffectRole.Targeted].Sum(question => question.Points),
            MeanChange(questions, EffectRole.Targeted) - MeanChange(questions, EffectRole.Untargeted));
    }

    private static bool Tells(List<Func<EffectQuestion, double>> columns, Func<EffectQuestion, double> column, List<EffectQuestion> counted)
    {
        var others = Matrix<double>.Build.Dense(counted.Count, columns.Count, (row, index) => columns[index](counted[row]));
        var values = Vector<double>.Build.DenseOfEnumerable(counted.Select(column));
        var left = values - (others * others.QR().Solve(values));
        return left.DotProduct(left) / counted.Count > Telling;
    }

    private static double MeanChange(IReadOnlyList<EffectQuestion> questions, EffectRole role) =>
        questions.Where(question => question.Role == role).Average(question => question.Change);
}
