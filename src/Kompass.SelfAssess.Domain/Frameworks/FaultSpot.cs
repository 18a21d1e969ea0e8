using System.Text.RegularExpressions;

namespace Kompass.SelfAssess.Domain.Frameworks;

/// <summary>A place in an edition file that faults are noted against.</summary>
internal sealed partial record FaultSpot(List<EditionFault> Faults, string Place, string At)
{
    public FaultSpot In(string property) =>
        this with { Place = Place.Length == 0 ? property : $"{Place}.{property}" };

    public FaultSpot Item(string list, int index, string? at = null) =>
        In($"{list}[{index}]") with { At = string.IsNullOrWhiteSpace(at) ? At : at };

    public void Add(EditionFaultCode code, params object[] arguments) =>
        Faults.Add(new EditionFault(Place, At, code, arguments));

    public void CheckText(string? text, int longest, EditionFaultCode missing)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            Add(missing);
            return;
        }

        if (text.Length > longest)
        {
            Add(EditionFaultCode.TextTooLong, text.Length, longest);
        }

        CheckPlaceholder(text);
    }

    public void CheckPlaceholder(string? text)
    {
        if (text is not null && PlaceholderText().Match(text) is { Success: true } match)
        {
            Add(EditionFaultCode.Placeholder, match.Value);
        }
    }

    public void CheckName(LocalizedText? name)
    {
        In("name.sv").CheckText(name?.Sv, EditionRules.LongestName, EditionFaultCode.MissingName);
        if (!string.IsNullOrWhiteSpace(name?.En))
        {
            In("name.en").CheckText(name.En, EditionRules.LongestName, EditionFaultCode.MissingName);
        }
    }

    public void CheckMax(decimal points)
    {
        if (points <= 0)
        {
            In("maxPoints").Add(EditionFaultCode.MaxPointsNotPositive, points);
        }
    }

    // Brackets and braces are what templates leave behind; a text of punctuation only says nothing.
    [GeneratedRegex(
        @"\b(?:todo|tbd|fixme|lorem|ipsum|dummy|placeholder|platshållare|exempeltext|x{3,})\b|\?{2,}|_{3,}|\[[^\]]*\]|\{[^}]*\}|\A[\W_]+\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PlaceholderText();
}
