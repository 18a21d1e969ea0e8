using Kompass.SelfAssess.Domain.Consensus;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;

namespace Kompass.SelfAssess.Domain.Scoring;

/// <summary>One scoring of one round: a pass over the answers per sub-area, then a pass over the shares it left.</summary>
internal sealed class RoundScoring(Instrument instrument, ResponseMatrix responses, Weighting weighting, DecidedShares decided)
{
    private readonly AnswerTable _table = new(instrument);
    private readonly SliceIndex _slices = new(responses);
    private readonly double[] _shares = new double[responses.Respondents];
    private Dictionary<CellKey, ScoreCell> _cells = [];

    public IReadOnlyDictionary<CellKey, ScoreCell> Score()
    {
        var edition = instrument.Edition;
        _cells = new Dictionary<CellKey, ScoreCell>(
            (_slices.Slices.Length * (1 + edition.Areas.Count + instrument.SubAreas.Count)) + (_slices.FirstUnit * instrument.Questions.Count));
        using var areaDeviations = new PartDeviations(_slices);
        using var totalDeviations = new PartDeviations(_slices);
        var all = new List<ScoredSubArea>(instrument.SubAreas.Count);
        foreach (var area in edition.Areas)
        {
            areaDeviations.Clear();
            var first = all.Count;
            foreach (var subArea in area.SubAreas)
            {
                all.Add(ScoreSubArea(all.Count, subArea, areaDeviations));
            }

            totalDeviations.Add(areaDeviations);
            AddSum(Part.Area(area.Number), area.MaxPoints, all[first..], areaDeviations);
        }

        AddSum(Part.Total, edition.MaxPoints, all, totalDeviations);
        return _cells;
    }

    private ScoredSubArea ScoreSubArea(int index, SubArea subArea, PartDeviations areaDeviations)
    {
        var columns = instrument.ColumnsOf(index);
        var tally = SubAreaTally.Count(responses.Answers, _table, _slices, columns, _shares);
        var scales = SliceScale.Of(tally, (double)subArea.MaxPoints, weighting);
        var squares = areaDeviations.Add(_shares, tally, scales, weighting);
        var scored = new ScoredSubArea(subArea, tally, scales, squares, Decisions(subArea, columns), weighting);
        for (var slice = 0; slice < _slices.Slices.Length; slice++)
        {
            Add(scored.Cell(_slices.Slices[slice], slice));
        }

        for (var question = 0; question < columns.Count; question++)
        {
            var code = instrument.Questions[columns.First + question].Code;
            for (var slice = 0; slice < _slices.FirstUnit; slice++)
            {
                Add(scored.QuestionCell(code, question, _slices.Slices[slice], slice, instrument.LevelShares));
            }
        }

        return scored;
    }

    private SubAreaDecisions Decisions(SubArea subArea, (int First, int Count) columns)
    {
        var questions = new double?[columns.Count];
        for (var question = 0; question < columns.Count; question++)
        {
            questions[question] = decided.For(Part.Question(instrument.Questions[columns.First + question].Code));
        }

        var whole = decided.For(Part.SubArea(subArea.Code));
        var settled = whole is null && questions.Any(share => share is not null)
            ? SettledSubArea.Of(questions, _table.Weights.AsSpan(columns.First, columns.Count), _table.Of(columns), CountingRows(columns), weighting)
            : null;
        return new SubAreaDecisions(whole, questions, settled);
    }

    private IEnumerable<(ReadOnlyMemory<AnswerValue> Answers, int Group)> CountingRows((int First, int Count) columns)
    {
        for (var respondent = 0; respondent < _shares.Length; respondent++)
        {
            if (_shares[respondent] >= 0)
            {
                var start = (respondent * instrument.Questions.Count) + columns.First;
                yield return (responses.Answers.AsMemory(start, columns.Count), _slices.GroupOf[respondent]);
            }
        }
    }

    private void AddSum(Part part, decimal maxPoints, List<ScoredSubArea> subAreas, PartDeviations deviations)
    {
        var spreads = deviations.Spread(weighting);
        for (var slice = 0; slice < _slices.Slices.Length; slice++)
        {
            Add(SumCell.Of(new CellKey(part, _slices.Slices[slice]), maxPoints, subAreas, slice, spreads[slice]));
        }
    }

    private void Add(ScoreCell cell) => _cells.Add(cell.Key, cell);
}
