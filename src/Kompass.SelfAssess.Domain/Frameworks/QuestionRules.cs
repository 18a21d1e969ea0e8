namespace Kompass.SelfAssess.Domain.Frameworks;

/// <summary>The part of <see cref="EditionRules"/> about questions; remembers the codes and descriptors it has seen in the edition.</summary>
internal sealed class QuestionRules
{
    private readonly HashSet<string> _codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _descriptors = new(StringComparer.OrdinalIgnoreCase);

    public void CheckAll(FaultSpot subArea, string subAreaCode, IReadOnlyList<Question> questions)
    {
        for (var index = 0; index < questions.Count; index++)
        {
            if (questions[index] is not { } question)
            {
                subArea.Item("questions", index).Add(EditionFaultCode.MissingItem);
                continue;
            }

            var spot = subArea.Item("questions", index, question.Code);
            CheckCode(spot.In("code"), subAreaCode, question.Code);
            CheckText(spot, question);
            CheckEvidence(spot, question.Evidence ?? []);
            CheckGroups(spot, question.Groups ?? []);
            if (question.Weight <= 0)
            {
                spot.In("weight").Add(EditionFaultCode.WeightNotPositive, question.Weight);
            }

            CheckLevels(spot, question.Levels ?? []);
        }
    }

    private void CheckCode(FaultSpot spot, string? subAreaCode, string? code)
    {
        if (string.IsNullOrWhiteSpace(code))
        {
            spot.Add(EditionFaultCode.MissingCode);
            return;
        }

        if (!_codes.Add(code))
        {
            spot.Add(EditionFaultCode.DuplicateCode, code);
        }

        var dot = code.LastIndexOf('.');
        if (dot < 0 || code.Length != dot + 2 || !char.IsAsciiLetterLower(code[^1]))
        {
            spot.Add(EditionFaultCode.BadCode, code);
        }
        else if (!string.IsNullOrWhiteSpace(subAreaCode) && code[..dot] != subAreaCode)
        {
            spot.Add(EditionFaultCode.CodeElsewhere, code, subAreaCode);
        }
    }

    private static void CheckText(FaultSpot spot, Question question)
    {
        var length = question.Text?.Trim().Length ?? 0;
        if (length is < EditionRules.ShortestQuestion or > EditionRules.LongestQuestion)
        {
            spot.In("text").Add(EditionFaultCode.QuestionLength, length, EditionRules.ShortestQuestion, EditionRules.LongestQuestion);
        }

        spot.In("text").CheckPlaceholder(question.Text);
        spot.In("why").CheckText(question.Why, EditionRules.LongestWhy, EditionFaultCode.MissingWhy);
    }

    private static void CheckEvidence(FaultSpot question, IReadOnlyList<EvidenceHint> evidence)
    {
        if (evidence.Count == 0)
        {
            question.In("evidence").Add(EditionFaultCode.MissingEvidence);
        }

        var kinds = new HashSet<EvidenceKind>();
        for (var index = 0; index < evidence.Count; index++)
        {
            var spot = question.Item("evidence", index);
            if (evidence[index] is not { } hint)
            {
                spot.Add(EditionFaultCode.MissingItem);
                continue;
            }

            if (!Enum.IsDefined(hint.Kind))
            {
                spot.In("kind").Add(EditionFaultCode.UnknownEvidence, hint.Kind);
            }
            else if (!kinds.Add(hint.Kind))
            {
                spot.In("kind").Add(EditionFaultCode.DuplicateEvidence, hint.Kind);
            }

            spot.In("hint").CheckText(hint.Hint, EditionRules.LongestHint, EditionFaultCode.MissingHint);
        }
    }

    private static void CheckGroups(FaultSpot question, IReadOnlyList<string> groups)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < groups.Count; index++)
        {
            var spot = question.Item("groups", index);
            if (!RoleGroups.All.Contains(groups[index]))
            {
                spot.Add(EditionFaultCode.UnknownGroup, groups[index] ?? "");
            }
            else if (!seen.Add(groups[index]))
            {
                spot.Add(EditionFaultCode.DuplicateGroup, groups[index]);
            }
        }
    }

    private void CheckLevels(FaultSpot question, IReadOnlyList<RubricLevel> levels)
    {
        if (levels.Count != EditionRules.Levels)
        {
            question.In("levels").Add(EditionFaultCode.LevelCount, levels.Count);
        }

        for (var level = 0; level < levels.Count; level++)
        {
            CheckDescriptor(question.Item("levels", level).In("descriptor"), level, levels[level]?.Descriptor?.Trim() ?? "");
        }
    }

    private void CheckDescriptor(FaultSpot spot, int level, string descriptor)
    {
        if (descriptor.Length is < EditionRules.ShortestDescriptor or > EditionRules.LongestDescriptor)
        {
            spot.Add(EditionFaultCode.DescriptorLength, level, descriptor.Length, EditionRules.ShortestDescriptor, EditionRules.LongestDescriptor);
        }

        if (descriptor.Length == 0)
        {
            return;
        }

        spot.CheckPlaceholder(descriptor);
        if (_descriptors.TryGetValue(descriptor, out var first))
        {
            spot.Add(EditionFaultCode.DescriptorRepeated, level, first);
        }
        else
        {
            _descriptors.Add(descriptor, spot.At);
        }
    }
}
