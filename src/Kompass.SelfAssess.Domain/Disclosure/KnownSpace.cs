namespace Kompass.SelfAssess.Domain.Disclosure;

/// <summary>
/// All that a reader can work out from what is shown: the row space of the shown functionals, kept in echelon form. Unknowns of many people
/// are eliminated first, so that the rows left with a small unknown in front span exactly what is known of small unknowns alone.
/// </summary>
internal sealed class KnownSpace(RoundTables tables, SmallUnions unions)
{
    private readonly List<(int Pivot, Functional Row)> _rows = [];
    private readonly List<Functional> _smallRows = [];
    private readonly List<Functional> _guarded = [];
    private readonly ulong[] _scratch = new ulong[tables.Columns];

    /// <summary>The rows that tell of small unknowns only.</summary>
    public IReadOnlyList<Functional> SmallRows => _smallRows;

    /// <summary>Adds what is known without asking what follows from it.</summary>
    public void Know(IEnumerable<Functional> functionals) => Keep(Fresh(functionals));

    /// <summary>From now on nothing may be shown that solves <paramref name="functional"/>.</summary>
    public void Guard(Functional functional)
    {
        var residue = Reduced(functional, []);
        if (!residue.IsZero)
        {
            _guarded.Add(residue);
        }
    }

    /// <summary>Adds the functionals, unless together with what is known they would solve something guarded or a sum of too few people.</summary>
    public bool TryShow(IEnumerable<Functional> functionals)
    {
        var fresh = Fresh(functionals);
        if (fresh.Count == 0)
        {
            return true;
        }

        var small = fresh.Where(row => tables.IsSmall(row.Pivot)).Select(row => row.Row).ToList();
        if (_guarded.Any(guarded => SolvedBy(guarded, fresh)) || unions.Solved([.. _smallRows, .. small], small).Any())
        {
            return false;
        }

        Keep(fresh);
        return true;
    }

    /// <summary>True if the functional can be computed from what is known.</summary>
    public bool Solves(Functional functional) => Reduced(functional, []).IsZero;

    private static bool SolvedBy(Functional guarded, List<(int Pivot, Functional Row)> fresh)
    {
        foreach (var (pivot, row) in fresh)
        {
            guarded = guarded.Without(pivot, row);
        }

        return guarded.IsZero;
    }

    private void Keep(List<(int Pivot, Functional Row)> fresh)
    {
        foreach (var (pivot, row) in fresh)
        {
            _rows.Add((pivot, row));
            for (var i = 0; i < _guarded.Count; i++)
            {
                _guarded[i] = _guarded[i].Without(pivot, row);
            }
        }

        _smallRows.AddRange(fresh.Where(row => tables.IsSmall(row.Pivot)).Select(row => row.Row));
    }

    private List<(int Pivot, Functional Row)> Fresh(IEnumerable<Functional> functionals)
    {
        var fresh = new List<(int Pivot, Functional Row)>();
        foreach (var functional in functionals)
        {
            var residue = Reduced(functional, fresh);
            if (!residue.IsZero)
            {
                var many = Array.FindIndex(residue.Columns, column => !tables.IsSmall(column));
                var pivot = residue.Columns[Math.Max(many, 0)];
                fresh.Add((pivot, residue.Normalised(pivot)));
            }
        }

        return fresh;
    }

    private Functional Reduced(Functional functional, List<(int Pivot, Functional Row)> fresh)
    {
        foreach (var (column, factor) in functional.Times(1))
        {
            _scratch[column] = factor;
        }

        Eliminate(_rows);
        Eliminate(fresh);
        int[] columns = [.. Enumerable.Range(0, _scratch.Length).Where(column => _scratch[column] != 0)];
        var residue = new Functional(columns, [.. columns.Select(column => _scratch[column])]);
        Array.Clear(_scratch);
        return residue;
    }

    private void Eliminate(List<(int Pivot, Functional Row)> rows)
    {
        foreach (var (pivot, row) in rows)
        {
            if (_scratch[pivot] == 0)
            {
                continue;
            }

            var factor = PrimeField.Negate(_scratch[pivot]);
            for (var place = 0; place < row.Columns.Length; place++)
            {
                ref var sum = ref _scratch[row.Columns[place]];
                sum = PrimeField.Add(sum, PrimeField.Multiply(row.Factors[place], factor));
            }
        }
    }
}
