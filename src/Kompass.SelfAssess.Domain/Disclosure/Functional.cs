namespace Kompass.SelfAssess.Domain.Disclosure;

/// <summary>A linear combination of unknown sums: columns in rising order with their factors, none of them 0.</summary>
internal sealed record Functional(int[] Columns, ulong[] Factors)
{
    public static Functional Zero { get; } = new([], []);

    public bool IsZero => Columns.Length == 0;

    /// <summary>Adds up terms, in any order, columns repeated or not.</summary>
    public static Functional Sum(IEnumerable<(int Column, ulong Factor)> terms)
    {
        var sums = new SortedDictionary<int, ulong>();
        foreach (var (column, factor) in terms)
        {
            sums[column] = PrimeField.Add(sums.GetValueOrDefault(column), factor);
        }

        var kept = sums.Where(sum => sum.Value != 0).ToList();
        return new Functional([.. kept.Select(sum => sum.Key)], [.. kept.Select(sum => sum.Value)]);
    }

    public ulong this[int column]
    {
        get
        {
            var place = Array.BinarySearch(Columns, column);
            return place < 0 ? 0 : Factors[place];
        }
    }

    public IEnumerable<(int Column, ulong Factor)> Times(ulong factor) =>
        Columns.Zip(Factors, (column, own) => (column, PrimeField.Multiply(own, factor)));

    /// <summary>This minus <paramref name="row"/>, whose factor at <paramref name="pivot"/> is 1, as often as makes the pivot vanish.</summary>
    public Functional Without(int pivot, Functional row)
    {
        var own = this[pivot];
        if (own == 0)
        {
            return this;
        }

        var factor = PrimeField.Negate(own);
        var columns = new List<int>(Columns.Length + row.Columns.Length);
        var factors = new List<ulong>(Columns.Length + row.Columns.Length);
        for (int left = 0, right = 0; left < Columns.Length || right < row.Columns.Length;)
        {
            var leftColumn = left < Columns.Length ? Columns[left] : int.MaxValue;
            var rightColumn = right < row.Columns.Length ? row.Columns[right] : int.MaxValue;
            var sum = leftColumn <= rightColumn ? Factors[left++] : 0;
            sum = rightColumn <= leftColumn ? PrimeField.Add(sum, PrimeField.Multiply(row.Factors[right++], factor)) : sum;
            if (sum != 0)
            {
                columns.Add(Math.Min(leftColumn, rightColumn));
                factors.Add(sum);
            }
        }

        return new Functional([.. columns], [.. factors]);
    }

    public Functional Normalised(int pivot)
    {
        var factor = PrimeField.Divide(1, this[pivot]);
        return new Functional(Columns, [.. Factors.Select(own => PrimeField.Multiply(own, factor))]);
    }
}
