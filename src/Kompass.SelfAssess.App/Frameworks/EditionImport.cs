using System.Security.Cryptography;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.Domain.Frameworks;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Frameworks;

/// <summary>Takes an edition file in. It is stored whole and published, or not at all.</summary>
public sealed class EditionImport(KompassDbContext db, TimeProvider clock)
{
    /// <param name="file">The file.</param>
    /// <param name="cancellationToken">Stops before anything is stored.</param>
    /// <param name="dryRun">True says what would happen and stores nothing.</param>
    public async Task<EditionImportResult> ImportAsync(ReadOnlyMemory<byte> file, CancellationToken cancellationToken, bool dryRun = false)
    {
        var reading = EditionFile.Read(file);
        if (reading.Edition is not { } edition)
        {
            return EditionImportResult.Unreadable(reading.Faults);
        }

        var faults = EditionRules.Check(edition);
        if (faults.Count > 0)
        {
            return EditionImportResult.Unsound(edition.Key, [.. faults.Select(fault => new PlacedEditionFault(fault, reading.LineOf(fault.Place)))]);
        }

        return await StoreAsync(edition, dryRun, cancellationToken);
    }

    private async Task<EditionImportResult> StoreAsync(FrameworkEdition edition, bool dryRun, CancellationToken cancellationToken)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(EditionFile.Write(edition)));
        var stored = await db.Editions
            .Where(row => row.Key == edition.Key)
            .Select(row => new { row.Id, row.ContentHash })
            .SingleOrDefaultAsync(cancellationToken);
        if (stored is not null)
        {
            return new EditionImportResult(
                stored.ContentHash == hash ? EditionImportOutcome.Unchanged : EditionImportOutcome.PublishedDiffers, edition.Key, [], []);
        }

        if (dryRun)
        {
            return new EditionImportResult(EditionImportOutcome.Stored, edition.Key, [], []);
        }

        var row = EditionRowMapping.ToRow(edition, hash);
        row.PublishedUtc = clock.GetUtcNow().UtcDateTime;
        db.Editions.Add(row);
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return new EditionImportResult(EditionImportOutcome.Stored, edition.Key, [], []);
    }
}

/// <summary>What became of an edition file.</summary>
/// <param name="Outcome">In one word.</param>
/// <param name="Key">Key of the edition, if the file could be read.</param>
/// <param name="FileFaults">Why the file cannot be read.</param>
/// <param name="Faults">What is wrong with the edition in it.</param>
public sealed record EditionImportResult(
    EditionImportOutcome Outcome, string? Key, IReadOnlyList<EditionFileFault> FileFaults, IReadOnlyList<PlacedEditionFault> Faults)
{
    internal static EditionImportResult Unreadable(IReadOnlyList<EditionFileFault> faults) => new(EditionImportOutcome.Refused, null, faults, []);

    internal static EditionImportResult Unsound(string key, IReadOnlyList<PlacedEditionFault> faults) => new(EditionImportOutcome.Refused, key, [], faults);
}

/// <summary>A fault with its line in the file, from 1.</summary>
public sealed record PlacedEditionFault(EditionFault Fault, int Line);

public enum EditionImportOutcome : byte
{
    /// <summary>New, stored and published.</summary>
    Stored = 0,

    /// <summary>Already there with the same content.</summary>
    Unchanged = 1,

    /// <summary>The file has faults; nothing was stored.</summary>
    Refused = 2,

    /// <summary>Another content is published under the same key; a published edition never changes.</summary>
    PublishedDiffers = 3,
}
