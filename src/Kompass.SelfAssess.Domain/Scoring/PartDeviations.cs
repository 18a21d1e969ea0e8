using System.Buffers;

namespace Kompass.SelfAssess.Domain.Scoring;

/// <summary>
/// u(r) of every respondent for an area or the total, added up sub-area by sub-area, in the three slices that the respondent belongs to.
/// </summary>
/// <remarks>
/// The pull of a respondent, b(r) of <see cref="Stratum"/>, is kept as "what everybody pulls" minus "what r misses": most respondents count
/// nearly everywhere, so only the misses cost time.
/// </remarks>
internal sealed class PartDeviations : IDisposable
{
    private readonly SliceIndex _slices;
    private readonly Deviation[] _deviations;
    private readonly Pulls[] _missed;
    private readonly int[] _absent;
    private readonly Pulls[] _pulls;

    public PartDeviations(SliceIndex slices)
    {
        _slices = slices;
        _deviations = ArrayPool<Deviation>.Shared.Rent(slices.Respondents);
        _missed = ArrayPool<Pulls>.Shared.Rent(slices.Respondents);
        _absent = new int[slices.Respondents];
        _pulls = new Pulls[slices.Length];
        Clear();
    }

    /// <summary>Adds a sub-area and returns Σ (x − mean)² per slice, each slice around its own plain mean.</summary>
    public double[] Add(ReadOnlySpan<double> shares, SubAreaTally tally, SliceScale[] scales, Weighting weighting)
    {
        var squares = new double[_slices.Length];
        var absent = 0;
        for (var respondent = 0; respondent < shares.Length; respondent++)
        {
            var share = shares[respondent];
            var group = _slices.GroupOf[respondent];
            var unit = _slices.UnitOf[respondent];
            ref var deviation = ref _deviations[respondent];
            if (share < 0)
            {
                deviation.Asked |= share == SubAreaTally.NotCounting;
                _absent[absent++] = respondent;
                continue;
            }

            ref readonly var groupScale = ref scales[group];
            ref readonly var unitScale = ref scales[unit];
            var fromGroup = share - groupScale.Mean;
            var fromUnit = share - unitScale.Mean;
            squares[group] += fromGroup * fromGroup;
            squares[unit] += fromUnit * fromUnit;
            deviation.Group += groupScale.Factor * fromGroup;
            deviation.Unit += unitScale.Factor * fromUnit;
            deviation.All += groupScale.AllFactor * (share - groupScale.AllMean);
            deviation.Asked = true;
            deviation.Counts = true;
        }

        squares[SliceIndex.All] = SquaresOfAll(squares, tally);
        AddPulls(squares, tally, scales, weighting, _absent.AsSpan(0, absent));
        return squares;
    }

    /// <summary>Within the groups and between them.</summary>
    private double SquaresOfAll(double[] squares, SubAreaTally tally)
    {
        var all = tally.Slices[SliceIndex.All];
        double sum = 0;
        for (var group = SliceIndex.FirstGroup; group < _slices.FirstUnit; group++)
        {
            var counted = tally.Slices[group];
            if (counted.Counting > 0)
            {
                var between = (counted.ShareSum / counted.Counting) - (all.ShareSum / all.Counting);
                sum += squares[group] + (counted.Counting * between * between);
            }
        }

        return sum;
    }

    private void AddPulls(double[] squares, SubAreaTally tally, SliceScale[] scales, Weighting weighting, ReadOnlySpan<int> absent)
    {
        var own = new Pull[_slices.Length];
        var fromGroup = new Pull[_slices.Length];
        for (var slice = 0; slice < own.Length; slice++)
        {
            var measured = weighting == Weighting.GroupBalanced ? slice : SliceIndex.All;
            own[slice] = Pull.Of(scales[slice].Factor, squares[slice], tally.Slices[slice].Counting);
            fromGroup[slice] = Pull.Of(scales[slice].AllFactor, squares[measured], tally.Slices[measured].Counting);
            _pulls[slice].Add(fromGroup[slice], own[slice], own[slice]);
        }

        foreach (var respondent in absent)
        {
            var group = _slices.GroupOf[respondent];
            _missed[respondent].Add(fromGroup[group], own[group], own[_slices.UnitOf[respondent]]);
        }
    }

    /// <summary>Adds a whole area to the total.</summary>
    public void Add(PartDeviations part)
    {
        for (var slice = 0; slice < _pulls.Length; slice++)
        {
            _pulls[slice].Add(part._pulls[slice].All, part._pulls[slice].Group, part._pulls[slice].Unit);
        }

        for (var respondent = 0; respondent < _slices.Respondents; respondent++)
        {
            _deviations[respondent].Add(part._deviations[respondent]);
            ref readonly var missed = ref part._missed[respondent];
            _missed[respondent].Add(missed.All, missed.Group, missed.Unit);
        }
    }

    /// <summary>Makes ready for the next area.</summary>
    public void Clear()
    {
        _deviations.AsSpan(0, _slices.Respondents).Clear();
        _missed.AsSpan(0, _slices.Respondents).Clear();
        Array.Clear(_pulls);
    }

    /// <summary>Gives back the arrays, too large to be made anew for every scoring.</summary>
    public void Dispose()
    {
        ArrayPool<Deviation>.Shared.Return(_deviations);
        ArrayPool<Pulls>.Shared.Return(_missed);
    }

    /// <summary>What the part's cells need to know, per slice.</summary>
    public PartSpread[] Spread(Weighting weighting)
    {
        var spreads = new PartSpread[_slices.Length];
        var seenFromGroup = new Stratum[_slices.Length];
        var own = new Stratum[_slices.Length];
        for (var respondent = 0; respondent < _slices.Respondents; respondent++)
        {
            var group = _slices.GroupOf[respondent];
            var unit = _slices.UnitOf[respondent];
            ref readonly var deviation = ref _deviations[respondent];
            if (!deviation.Asked)
            {
                continue;
            }

            spreads[group].Asked++;
            spreads[unit].Asked++;
            if (!deviation.Counts)
            {
                continue;
            }

            ref readonly var missed = ref _missed[respondent];
            ref readonly var groupPulls = ref _pulls[group];
            ref readonly var unitPulls = ref _pulls[unit];
            spreads[group].Counting++;
            spreads[unit].Counting++;
            own[group].Add(deviation.Group, groupPulls.Group - missed.Group);
            own[unit].Add(deviation.Unit, unitPulls.Unit - missed.Unit);
            seenFromGroup[group].Add(deviation.All, groupPulls.All - missed.All);
        }

        for (var slice = SliceIndex.FirstGroup; slice < _slices.Length; slice++)
        {
            spreads[slice].Margin = Stratum.Margin([own[slice]]);
        }

        for (var group = SliceIndex.FirstGroup; group < _slices.FirstUnit; group++)
        {
            spreads[SliceIndex.All].Asked += spreads[group].Asked;
            spreads[SliceIndex.All].Counting += spreads[group].Counting;
        }

        var groups = seenFromGroup.AsSpan(SliceIndex.FirstGroup, _slices.Groups);
        spreads[SliceIndex.All].Margin = weighting == Weighting.GroupBalanced ? Stratum.Margin(groups) : Stratum.Margin([Stratum.Merge(groups)]);
        return spreads;
    }

    /// <summary>u(r) in the slices of all, the group and the unit.</summary>
    private struct Deviation
    {
        public double All;
        public double Group;
        public double Unit;
        public bool Asked;
        public bool Counts;

        public void Add(in Deviation other)
        {
            All += other.All;
            Group += other.Group;
            Unit += other.Unit;
            Asked |= other.Asked;
            Counts |= other.Counts;
        }
    }

    /// <summary>b in the slices of all, the group and the unit.</summary>
    private struct Pulls
    {
        public Pull All;
        public Pull Group;
        public Pull Unit;

        public void Add(Pull all, Pull group, Pull unit)
        {
            All += all;
            Group += group;
            Unit += unit;
        }
    }
}

/// <summary>What an area or the total is made of in one slice.</summary>
internal struct PartSpread
{
    /// <summary>Distinct respondents asked anything of the part.</summary>
    public int Asked;

    /// <summary>Distinct respondents that count in any of its sub-areas.</summary>
    public int Counting;

    /// <summary>Half the interval in points; only meaningful where every sub-area has one.</summary>
    public double Margin;
}
