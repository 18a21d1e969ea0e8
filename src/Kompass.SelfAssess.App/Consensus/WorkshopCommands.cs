using Kompass.SelfAssess.Domain.Consensus;

namespace Kompass.SelfAssess.App.Consensus;

/// <param name="RoundId">Which round.</param>
/// <param name="Version">The workshop's version that was read.</param>
/// <param name="Minutes">Length of the meeting, 15–480.</param>
/// <param name="Weights">What the ranking weighs.</param>
/// <param name="Rank">True to rank and fit the agenda anew at once; false to keep it as it was edited.</param>
public sealed record SetUpWorkshop(Guid RoundId, int Version, int Minutes, AgendaWeights Weights, bool Rank = true);

/// <summary>One change of the agenda.</summary>
/// <param name="RoundId">Which round.</param>
/// <param name="Version">The workshop's version that was read.</param>
/// <param name="ItemId">Which item.</param>
/// <param name="Edit">What is done to it.</param>
/// <param name="Minutes">New minutes of the item, 1–120, with <see cref="AgendaEdit.Minutes"/>.</param>
public sealed record EditAgenda(Guid RoundId, int Version, int ItemId, AgendaEdit Edit, int? Minutes = null);

public enum AgendaEdit : byte
{
    /// <summary>Put on the agenda, last.</summary>
    Add = 0,

    LeaveOff = 1,
    Up = 2,
    Down = 3,
    Minutes = 4,
}
