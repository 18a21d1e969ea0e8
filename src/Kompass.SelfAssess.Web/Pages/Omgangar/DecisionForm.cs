using System.Globalization;
using Kompass.SelfAssess.App.Consensus;
using Kompass.SelfAssess.Domain.Scoring;
using Kompass.SelfAssess.Web.Components.Charts;
using Kompass.SelfAssess.Web.Components.Consensus;

namespace Kompass.SelfAssess.Web.Pages.Omgangar;

/// <summary>What the meeting settled, as it was typed.</summary>
public sealed class DecisionForm
{
    /// <summary>A level as a digit, or <see cref="DecisionChoice.PointsValue"/>.</summary>
    public string? Choice { get; set; }

    public string? Points { get; set; }

    public string? Reason { get; set; }

    public string? Minority { get; set; }

    public int Version { get; set; }

    public static DecisionForm From(DecisionView? decision) => decision is null ? new() : new()
    {
        Choice = decision.Level?.ToString(CultureInfo.InvariantCulture) ?? DecisionChoice.PointsValue,
        Points = decision.Level is null ? Numbers.AsPrinted(decision.Points) : null,
        Reason = decision.Reason,
        Minority = decision.Minority,
        Version = decision.Version,
    };

    /// <summary>The command, or the field and text key of everything that cannot be read.</summary>
    public (Decide? Command, IReadOnlyList<(string Field, string Key)> Faults) Read(Guid roundId, Part part)
    {
        var faults = new List<(string, string)>();
        var byPoints = Choice == DecisionChoice.PointsValue;
        var level = int.TryParse(Choice, NumberStyles.None, CultureInfo.InvariantCulture, out var digit) ? digit : (int?)null;
        var points = WorkshopWords.Number(Points);
        if (!byPoints && level is null)
        {
            faults.Add((nameof(Choice), "FaultChoice"));
        }
        else if (byPoints && points is null)
        {
            faults.Add((nameof(Points), "FaultPoints"));
        }
        else if (!byPoints && !string.IsNullOrWhiteSpace(Points))
        {
            // Which of the two is meant is not ours to guess.
            faults.Add((nameof(Points), "FaultBoth"));
        }

        if (string.IsNullOrWhiteSpace(Reason))
        {
            faults.Add((nameof(Reason), "FaultReason"));
        }

        return faults.Count > 0 ? (null, faults) : (new Decide
        {
            RoundId = roundId,
            Part = part,
            Level = byPoints ? null : level,
            Points = byPoints ? points : null,
            Reason = Reason!,
            Minority = string.IsNullOrWhiteSpace(Minority) ? null : Minority,
            Version = Version,
        }, faults);
    }
}
