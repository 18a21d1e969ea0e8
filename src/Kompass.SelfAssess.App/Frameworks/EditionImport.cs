using System.Security.Cryptography;
using System.Text;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.Domain.Frameworks;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Frameworks;

/// <summary>Takes an edition file in. It is stored whole and published, as the first or the next version of its key, or not at all.</summary>
public sealed class EditionImport(KompassDbContext db, EditionCatalogue catalogue, TimeProvider clock)
{
    /// <param name="file">The file.</param>
    /// <param name="cancellationToken">Stops before anything is stored.</param>
    /// <param name="dryRun">True says what would happen and stores nothing.</param>
    /// <param name="organisationId">Whose it will be; null for everyone's.</param>
    public async Task<EditionImportResult> ImportAsync(
        ReadOnlyMemory<byte> file, CancellationToken cancellationToken, bool dryRun = false, int? organisationId = null)
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

        return await ImportAsync(edition, dryRun, organisationId, cancellationToken);
    }

    /// <summary>Takes a file in that is JSON or an Excel file, whatever its name says.</summary>
    public async Task<EditionImportResult> ImportAsync(
        ReadOnlyMemory<byte> file, string fileName, bool dryRun, int? organisationId, CancellationToken cancellationToken)
    {
        if (IsJson(file, fileName))
        {
            return await ImportAsync(file, cancellationToken, dryRun, organisationId);
        }

        var reading = EditionWorkbook.Read(file);
        if (reading.Edition is not { } edition)
        {
            return EditionImportResult.Unreadable([]) with { SheetFaults = reading.Faults };
        }

        var told = reading.Faults.Select(fault => fault.Cell).ToHashSet();
        PlacedEditionFault[] faults =
        [
            .. EditionRules.Check(edition)
                .Select(fault => new PlacedEditionFault(fault, 0) { Cell = reading.CellOf(fault.Place) })
                .Where(fault => !told.Contains(fault.Cell)),
        ];
        if (faults.Length + reading.Faults.Count > 0)
        {
            return EditionImportResult.Unsound(edition.Key, faults) with { SheetFaults = reading.Faults };
        }

        var before = await db.Editions.AnyAsync(row => row.Key == edition.Key && row.OrganisationId == organisationId, cancellationToken)
            ? await catalogue.FindAsync(edition.Key, cancellationToken)
            : null;
        return await ImportAsync(before is null ? edition : Ordered(edition, before.Edition), dryRun, organisationId, cancellationToken);
    }

    /// <summary>Takes an edition in that has no faults.</summary>
    private async Task<EditionImportResult> ImportAsync(FrameworkEdition edition, bool dryRun, int? organisationId, CancellationToken cancellationToken)
    {
        try
        {
            return await StoreAsync(edition, dryRun, organisationId, cancellationToken);
        }
        catch (DbUpdateException) when (db.Database.CurrentTransaction is null)
        {
            // Somebody else stored the same version in the same moment; now it can be seen.
            db.ChangeTracker.Clear();
            return await StoreAsync(edition, dryRun, organisationId, cancellationToken);
        }
    }

    private static bool IsJson(ReadOnlyMemory<byte> file, string fileName)
    {
        var start = file.Span.StartsWith(Encoding.UTF8.Preamble) ? file.Span[Encoding.UTF8.Preamble.Length..] : file.Span;
        return start.TrimStart(" \t\r\n"u8) is [(byte)'{', ..]
            || (Path.GetExtension(fileName).Equals(".json", StringComparison.OrdinalIgnoreCase) && !start.StartsWith("PK"u8));
    }

    /// <summary>A sheet has no order of role groups and evidence of its own: where nothing else differs, that of the version before is kept.</summary>
    private static FrameworkEdition Ordered(FrameworkEdition edition, FrameworkEdition before)
    {
        var known = before.Questions.ToDictionary(question => question.Code);
        return edition with
        {
            Areas =
            [
                .. edition.Areas.Select(area => area with
                {
                    SubAreas =
                    [
                        .. area.SubAreas.Select(subArea => subArea with
                        {
                            Questions = [.. subArea.Questions.Select(question => known.TryGetValue(question.Code, out var old) ? Ordered(question, old) : question)],
                        }),
                    ],
                }),
            ],
        };
    }

    private static Question Ordered(Question question, Question before) => question with
    {
        Groups = before.Groups.Count == question.Groups.Count && before.Groups.Except(question.Groups).Any() is false ? before.Groups : question.Groups,
        Evidence = before.Evidence.Count == question.Evidence.Count && before.Evidence.Except(question.Evidence).Any() is false ? before.Evidence : question.Evidence,
    };

    private async Task<EditionImportResult> StoreAsync(FrameworkEdition edition, bool dryRun, int? organisationId, CancellationToken cancellationToken)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(EditionFile.Write(edition)));
        var stored = await db.Editions
            .Where(row => row.Key == edition.Key && (row.OrganisationId == organisationId || row.OrganisationId == null))
            .OrderByDescending(row => row.Version)
            .Select(row => new { row.Id, row.OrganisationId, row.Version, row.ContentHash })
            .ToListAsync(cancellationToken);
        if (stored.Exists(row => row.OrganisationId != organisationId))
        {
            return new EditionImportResult(EditionImportOutcome.KeyTaken, edition.Key, [], []);
        }

        if (stored.Find(row => row.ContentHash == hash) is { } same)
        {
            return new EditionImportResult(EditionImportOutcome.Unchanged, edition.Key, [], []) { Version = same.Version };
        }

        var newest = stored.Count > 0 ? (await catalogue.GetAsync(stored[0].Id, cancellationToken)).Edition : null;
        if (newest?.ScaleDifferences(edition) is { Count: > 0 } differences)
        {
            return new EditionImportResult(EditionImportOutcome.ScaleDiffers, edition.Key, [], []) { Version = stored[0].Version, Differing = differences };
        }

        var version = stored.Count > 0 ? stored[0].Version + 1 : 1;
        if (!dryRun)
        {
            var row = EditionRowMapping.ToRow(edition, hash);
            row.OrganisationId = organisationId;
            row.Version = version;
            row.PublishedUtc = clock.GetUtcNow().UtcDateTime;
            db.Editions.Add(row);
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }

        return new EditionImportResult(EditionImportOutcome.Stored, edition.Key, [], [])
        {
            Version = version,
            Edition = edition,
            Replaced = newest,
        };
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
    /// <summary>Why an Excel file cannot be read, cell by cell.</summary>
    public IReadOnlyList<EditionSheetFault> SheetFaults { get; init; } = [];

    /// <summary>The version that it is, or that is in its way.</summary>
    public int? Version { get; init; }

    /// <summary>Areas and sub-areas that have other maxima than the published version, or are in one of the two only.</summary>
    public IReadOnlyList<string> Differing { get; init; } = [];

    /// <summary>What was, or would be, stored.</summary>
    public FrameworkEdition? Edition { get; init; }

    /// <summary>The version that it follows; null for the first of its key.</summary>
    public FrameworkEdition? Replaced { get; init; }

    internal static EditionImportResult Unreadable(IReadOnlyList<EditionFileFault> faults) => new(EditionImportOutcome.Refused, null, faults, []);

    internal static EditionImportResult Unsound(string key, IReadOnlyList<PlacedEditionFault> faults) => new(EditionImportOutcome.Refused, key, [], faults);
}

/// <summary>A fault with its line in the file, from 1.</summary>
public sealed record PlacedEditionFault(EditionFault Fault, int Line)
{
    /// <summary>The cell, where the file is an Excel file.</summary>
    public string Cell { get; init; } = "";
}

public enum EditionImportOutcome : byte
{
    /// <summary>New, stored and published.</summary>
    Stored = 0,

    /// <summary>Already there with the same content.</summary>
    Unchanged = 1,

    /// <summary>The file has faults; nothing was stored.</summary>
    Refused = 2,

    /// <summary>Another scale is published under the same key: that is another instrument, and needs a key of its own.</summary>
    ScaleDiffers = 3,

    /// <summary>The key of an own edition is one of everyone's.</summary>
    KeyTaken = 4,
}
