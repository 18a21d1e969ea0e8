using System.Globalization;
using Kompass.SelfAssess.App.Consensus;
using Kompass.SelfAssess.Domain.Consensus;

namespace Kompass.SelfAssess.Web.Pages.Omgangar;

/// <summary>How long the meeting is and what the agenda is ranked by; everything arrives as text so that nothing typed is lost.</summary>
public sealed class AgendaForm
{
    public string? Minutes { get; set; }

    public string? Disagreement { get; set; }

    public string? DontKnow { get; set; }

    public string? Evidence { get; set; }

    public int Version { get; set; }

    public static AgendaForm From(WorkshopAgenda agenda) => new()
    {
        Minutes = agenda.Minutes.ToString(CultureInfo.CurrentCulture),
        Disagreement = Written(agenda.Weights.Disagreement),
        DontKnow = Written(agenda.Weights.DontKnow),
        Evidence = Written(agenda.Weights.Evidence),
        Version = agenda.Version,
    };

    /// <summary>The command, or the field and text key of everything that cannot be read.</summary>
    public (SetUpWorkshop? Command, IReadOnlyList<(string Field, string Key)> Faults) Read(Guid roundId)
    {
        var faults = new List<(string, string)>();
        var minutes = int.TryParse(Minutes?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var whole) ? whole : (int?)null;
        if (minutes is null)
        {
            faults.Add((nameof(Minutes), "FaultMinutes"));
        }

        var weights = new AgendaWeights(Weight(Disagreement, nameof(Disagreement)), Weight(DontKnow, nameof(DontKnow)), Weight(Evidence, nameof(Evidence)));
        return faults.Count > 0 ? (null, faults) : (new SetUpWorkshop(roundId, Version, minutes!.Value, weights), faults);

        double Weight(string? text, string field)
        {
            if (WorkshopWords.Number(text) is { } weight && weight is >= 0 and <= (decimal)AgendaWeights.Highest)
            {
                return (double)weight;
            }

            faults.Add((field, "FaultWeight"));
            return 0;
        }
    }

    private static string Written(double weight) => weight.ToString("0.##", CultureInfo.CurrentCulture);
}
