using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Imports;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Rounds;

/// <summary>
/// The list as it is written to a file that is read in again. Nothing of it tells who has answered: it is what the page shows of everybody who is
/// on the list by name, in the same order.
/// </summary>
public sealed class ParticipantExport(KompassDbContext db)
{
    public async Task<IReadOnlyList<ExportedParticipant>> ReadAsync(Guid roundId, CancellationToken cancellationToken) =>
    [
        .. (await db.Participants.Where(p => p.RoundId == roundId && p.Email != null && !p.Withdrawn)
            .OrderBy(p => p.Group!.Position).ThenBy(p => p.Name).ThenBy(p => p.Id)
            .Select(p => new { p.Id, p.Name, p.Email, Group = p.Group!.Key, Unit = p.Unit!.Name, p.Language })
            .ToListAsync(cancellationToken))
        .Select(p => new ExportedParticipant(IdOf(roundId, p.Id), p.Name ?? "", p.Email!, p.Group, p.Unit ?? "", p.Language)),
    ];

    /// <summary>With the round, so that rows of two rounds do not mix.</summary>
    internal static string IdOf(Guid roundId, Guid participantId) => $"{roundId:N}.{participantId:N}";
}

/// <summary>One person as written to a file.</summary>
public sealed record ExportedParticipant(string Id, string Name, string Email, string GroupKey, string Unit, string Language)
{
    /// <summary>What stood there, cell by cell.</summary>
    public string Check => CellCheck.Of(Cells(Name, Email, GroupKey, Unit, Language));

    internal static string[] Cells(string name, string email, string groupKey, string unit, string language) =>
        // As it comes back: what cannot stand in a cell has not been changed by anybody.
        [string.Concat(name.ReplaceLineEndings(" ").Where(sign => !char.IsControl(sign))).Trim(), email, groupKey, unit, language];
}
