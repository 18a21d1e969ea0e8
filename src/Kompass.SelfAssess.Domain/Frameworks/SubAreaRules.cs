using System.Globalization;

namespace Kompass.SelfAssess.Domain.Frameworks;

/// <summary>The part of <see cref="EditionRules"/> about sub-areas; remembers the codes it has seen in the edition.</summary>
internal sealed class SubAreaRules(bool assessable)
{
    private readonly HashSet<string> _codes = new(StringComparer.Ordinal);
    private readonly QuestionRules _questions = new();

    public void CheckAll(FaultSpot area, int areaNumber, IReadOnlyList<SubArea> subAreas)
    {
        var (previousNumber, previousCode) = (0, "");
        for (var index = 0; index < subAreas.Count; index++)
        {
            if (subAreas[index] is not { } subArea)
            {
                area.Item("subAreas", index).Add(EditionFaultCode.MissingItem);
                continue;
            }

            var spot = area.Item("subAreas", index, subArea.Code);
            var number = CheckCode(spot.In("code"), areaNumber, subArea.Code);
            if (number is { } place)
            {
                if (place < previousNumber)
                {
                    spot.In("code").Add(EditionFaultCode.OutOfOrder, subArea.Code, previousCode);
                }

                (previousNumber, previousCode) = (place, subArea.Code);
            }

            spot.CheckName(subArea.Name);
            spot.CheckMax(subArea.MaxPoints);
            CheckQuestions(spot, subArea);
        }
    }

    /// <summary>The sub-area's number within its area where the code is sound.</summary>
    private int? CheckCode(FaultSpot spot, int areaNumber, string? code)
    {
        if (string.IsNullOrWhiteSpace(code))
        {
            spot.Add(EditionFaultCode.MissingCode);
            return null;
        }

        if (!_codes.Add(code))
        {
            spot.Add(EditionFaultCode.DuplicateCode, code);
        }

        var parts = code.Split('.');
        if (parts.Length != 2 || !IsNumber(parts[0], out var area) || !IsNumber(parts[1], out var number))
        {
            spot.Add(EditionFaultCode.BadCode, code);
            return null;
        }

        if (area != areaNumber)
        {
            spot.Add(EditionFaultCode.CodeElsewhere, code, areaNumber);
            return null;
        }

        return number;
    }

    private static bool IsNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && EditionRules.Invariant(number) == text && number > 0;

    private void CheckQuestions(FaultSpot spot, SubArea subArea)
    {
        var questions = subArea.Questions ?? [];
        var list = spot.In("questions");
        if (!assessable)
        {
            if (questions.Count > 0)
            {
                list.Add(EditionFaultCode.UnexpectedQuestions, questions.Count);
            }

            return;
        }

        if (questions.Count == 0)
        {
            list.Add(EditionFaultCode.MissingQuestions);
            return;
        }

        CheckDepths(list, [.. questions.OfType<Question>()]);
        _questions.CheckAll(spot, subArea.Code, questions);
    }

    private static void CheckDepths(FaultSpot list, IReadOnlyList<Question> questions)
    {
        var core = questions.Count(question => question.Core);
        if (core != 1)
        {
            list.Add(EditionFaultCode.CoreCount, core);
        }

        Question[] deeper = [.. questions.Where(question => !question.Core)];
        if (deeper.Length == 0)
        {
            return;
        }

        if (deeper.Length is < EditionRules.FewestDeeper or > EditionRules.MostDeeper)
        {
            list.Add(EditionFaultCode.DeeperCount, deeper.Length, EditionRules.FewestDeeper, EditionRules.MostDeeper);
        }

        var weights = deeper.Sum(question => question.Weight);
        if (weights != 1)
        {
            list.Add(EditionFaultCode.DeeperWeights, weights);
        }
    }
}
