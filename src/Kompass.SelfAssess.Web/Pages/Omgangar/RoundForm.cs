using System.Globalization;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.Web.Pages.Omgangar;

/// <summary>What the form of a round sends; everything arrives as text so that nothing typed is lost when something is wrong.</summary>
public sealed class RoundForm
{
    /// <summary>Made with the form, so that a form sent twice makes one round.</summary>
    public Guid? Id { get; set; }

    public string? Name { get; set; }

    public string? Edition { get; set; }

    public string Depth { get; set; } = nameof(RoundDepth.Quick);

    public string Anonymity { get; set; } = nameof(App.Rounds.Anonymity.Anonymous);

    public string Weighting { get; set; } = nameof(Domain.Scoring.Weighting.Respondents);

    public List<string> Groups { get; set; } = [];

    /// <summary>"group:area" for every area that a group answers; none for a group means all.</summary>
    public List<string> GroupAreas { get; set; } = [];

    public List<string> Units { get; set; } = [];

    public string? OpensOn { get; set; }

    public string? ClosesOn { get; set; }

    public string? MinimumGroup { get; set; } = "5";

    public string? TargetPercent { get; set; } = "70";

    public string Reminders { get; set; } = bool.TrueString;

    public int Version { get; set; }

    public static RoundForm From(Round round, string editionKey) => new()
    {
        Name = round.Name,
        Edition = editionKey,
        Depth = round.Depth.ToString(),
        Anonymity = round.Anonymity.ToString(),
        Weighting = round.Weighting.ToString(),
        Groups = [.. round.Groups.OrderBy(group => group.Position).Select(group => group.Key)],
        GroupAreas = [.. round.Groups.SelectMany(group => group.Areas.Select(area => $"{group.Key}:{area.AreaNumber}"))],
        Units = [.. round.Units.OrderBy(unit => unit.Position).Select(unit => unit.Name)],
        OpensOn = round.OpensOn.ToString("O", CultureInfo.InvariantCulture),
        ClosesOn = round.ClosesOn.ToString("O", CultureInfo.InvariantCulture),
        MinimumGroup = round.MinimumGroup.ToString(CultureInfo.InvariantCulture),
        TargetPercent = round.TargetPercent.ToString(CultureInfo.InvariantCulture),
        Reminders = round.Reminders.ToString(),
        Version = round.Version,
    };

    /// <summary>
    /// The content, and the field and text key of everything that cannot even be read. Where there is any, something harmless stands in its
    /// place, so that the rest can be checked at the same time.
    /// </summary>
    public (RoundContent Content, IReadOnlyList<(string Field, string Key)> Faults) Read()
    {
        var faults = new List<(string, string)>();
        var opens = Day(OpensOn, nameof(OpensOn), faults);
        var closes = Day(ClosesOn, nameof(ClosesOn), faults);
        var minimum = Number(MinimumGroup, nameof(MinimumGroup), faults);
        var target = Number(TargetPercent, nameof(TargetPercent), faults);
        var depth = Chosen<RoundDepth>(Depth, nameof(Depth), faults);
        var anonymity = Chosen<Anonymity>(Anonymity, nameof(Anonymity), faults);
        var weighting = Chosen<Weighting>(Weighting, nameof(Weighting), faults);
        var content = new RoundContent
        {
            Name = Name ?? "",
            EditionKey = Edition ?? "",
            Depth = depth,
            Anonymity = anonymity,
            Weighting = weighting,
            MinimumGroup = minimum ?? int.MaxValue,
            Groups = [.. Groups.Select(key => new RoundGroupChoice(key, AreasOf(key)))],
            Units = Units,
            OpensOn = opens ?? DateOnly.MinValue,
            ClosesOn = closes ?? DateOnly.MaxValue,
            TargetPercent = target ?? 100,
            Reminders = Reminders != bool.FalseString,
        };
        return (content, faults);
    }

    private List<int> AreasOf(string group) =>
    [
        .. GroupAreas.Select(pair => pair.Split(':'))
            .Where(pair => pair.Length == 2 && pair[0] == group)
            .Select(pair => int.TryParse(pair[1], CultureInfo.InvariantCulture, out var number) ? number : -1),
    ];

    internal static DateOnly? Day(string? text, string field, List<(string, string)> faults)
    {
        if (DateOnly.TryParseExact(text?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        faults.Add((field, "FaultDay"));
        return null;
    }

    private static int? Number(string? text, string field, List<(string, string)> faults)
    {
        if (int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        faults.Add((field, "FaultNumber"));
        return null;
    }

    private static T Chosen<T>(string? text, string field, List<(string, string)> faults) where T : struct, Enum
    {
        if (!Enum.TryParse<T>(text, out var value) || !Enum.IsDefined(value))
        {
            faults.Add((field, "FaultChoice"));
        }

        return value;
    }
}
