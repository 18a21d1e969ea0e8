using Kompass.SelfAssess.Domain.Comparison;
using Kompass.SelfAssess.Domain.Comparison.Forecasting;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.App.Exports.Steering;

/// <summary>Everything that stands beside each other about a part, and whether a sheet can compute it from what it is made of.</summary>
internal sealed class SteeringNumbers
{
    /// <summary>How near a formula must come to the platform's number, in points.</summary>
    private const double Near = 1e-9;

    private readonly SteeringContent _content;
    private readonly Dictionary<Part, ComparedNumbers> _compared = [];
    private readonly Dictionary<Part, Basis> _bases = [];

    public SteeringNumbers(SteeringContent content)
    {
        _content = content;
        if (content.Comparison?.Comparison is { } comparison)
        {
            _compared = comparison.SubAreas.Select(row => (Part: Part.SubArea(row.Code), row.Numbers))
                .Concat(comparison.Areas.Select(row => (Part: Part.Area(row.Number), row.Numbers)))
                .Append((Part: Part.Total, comparison.Total.Numbers))
                .ToDictionary(row => row.Part, row => row.Numbers);
        }

        Weigh();
    }

    public FrameworkEdition Edition => _content.Result.Edition;

    public DisclosedEstimate Estimate => _content.Result.Disclosed;

    public bool HasOfficial => _content.Comparison is not null;

    public bool HasPrevious => _content.Previous is not null;

    public bool HasForecast => _content.Forecast is not null;

    public bool AnyConsensus => Cell(Part.Total).Value.Consensus || Edition.SubAreas.Any(subArea => Cell(Part.SubArea(subArea.Code)).Value.Consensus);

    public Disclosed<ScoreCell> Cell(Part part) => Estimate[part, Slice.All];

    public ComparedNumbers? Compared(Part part) => _compared.GetValueOrDefault(part);

    public Disclosed<ScoreCell>? Previous(Part part) => _content.Previous is { } previous && previous.Estimate.Cells.ContainsKey(new CellKey(part, Slice.All))
        ? previous.Disclosed[part, Slice.All]
        : null;

    public ForecastInterval? Forecast(Part part) => _content.Forecast?.Forecast is not { } forecast ? null : part.Kind switch
    {
        PartKind.Total => forecast.Total,
        PartKind.Area => forecast.Areas.GetValueOrDefault(int.Parse(part.Code, System.Globalization.CultureInfo.InvariantCulture)),
        _ => forecast.SubAreas.GetValueOrDefault(part.Code),
    };

    public Basis BasisOf(Part part) => _bases[part];

    /// <summary>A question's contribution, or the sign for it: of a sub-area that people count in, what is not there is held back.</summary>
    public SheetCell Contribution(SubArea subArea, Question question)
    {
        var cell = Cell(Part.Question(question.Code));
        return cell.Show(score => score.Contribution is { } value ? SheetCell.Number(value, NumberForm.Percent)
            : Cell(Part.SubArea(subArea.Code)).Value.N > 0 ? SheetCell.Withheld : SheetCell.Missing);
    }

    private void Weigh()
    {
        double? total = 0;
        foreach (var area in Edition.Areas)
        {
            double? sum = 0;
            foreach (var subArea in area.SubAreas)
            {
                var part = Part.SubArea(subArea.Code);
                var (basis, value) = OfSubArea(subArea);
                _bases.Add(part, basis);
                sum += value;
            }

            var (ofArea, points) = OfSum(Part.Area(area.Number), sum);
            _bases.Add(Part.Area(area.Number), ofArea);
            total += points;
        }

        _bases.Add(Part.Total, OfSum(Part.Total, total).Basis);
    }

    /// <returns>The number as the sheet computes it, or as it is given; null where there is none.</returns>
    private (Basis Basis, double? Value) OfSubArea(SubArea subArea)
    {
        var cell = Cell(Part.SubArea(subArea.Code));
        if (!cell.Shown || cell.Value.Points is not { } points)
        {
            return (Basis.None, null);
        }

        var questions = subArea.QuestionsFor(_content.Result.Round.Depth).Select(question => Cell(Part.Question(question.Code)).Value).ToList();
        if (cell.Value.Consensus && !questions.Exists(question => question.Consensus))
        {
            return (Basis.Consensus, (double)points);
        }

        double? share = 0;
        questions.ForEach(question => share += question.Contribution);
        return (double)subArea.MaxPoints * share is { } computed && Math.Abs(computed - (double)points) <= Near
            ? (Basis.Formula, computed)
            : (cell.Value.Consensus ? Basis.Consensus : Basis.PartHeldBack, (double)points);
    }

    private (Basis Basis, double? Value) OfSum(Part part, double? sum)
    {
        var cell = Cell(part);
        if (!cell.Shown || cell.Value.Points is not { } points)
        {
            return (Basis.None, null);
        }

        return sum is { } computed && Math.Abs(computed - (double)points) <= Near ? (Basis.Formula, computed) : (Basis.PartHeldBack, (double)points);
    }
}

/// <summary>How a number of points stands in its cell.</summary>
internal enum Basis
{
    /// <summary>No number: a sign.</summary>
    None,

    /// <summary>Computed from what it is made of.</summary>
    Formula,

    /// <summary>Given: a workshop decided it as a whole.</summary>
    Consensus,

    /// <summary>Given: something that it is made of is not shown.</summary>
    PartHeldBack,
}
