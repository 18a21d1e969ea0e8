using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.App.Frameworks;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Imports;

/// <summary>Loads the files of seed/: editions, crosswalk, public official results. Loading twice changes nothing.</summary>
public sealed class SeedLoader(KompassDbContext db, EditionImport import, EditionCatalogue catalogue, OfficialSeed official)
{
    private const string CrosswalkName = "crosswalk.json";

    /// <param name="folder">Folder with <c>frameworks</c> and <c>official</c>, see <see cref="SeedFolder"/>.</param>
    /// <param name="cancellationToken">Stops between files.</param>
    /// <exception cref="InvalidDataException">A file of ours has a fault.</exception>
    public async Task LoadAsync(string folder, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var frameworks = Path.Combine(folder, "frameworks");
        foreach (var path in Directory.EnumerateFiles(frameworks, "*.json").Order(StringComparer.Ordinal))
        {
            if (Path.GetFileName(path) != CrosswalkName)
            {
                await ImportEditionAsync(path, cancellationToken);
            }
        }

        await LoadCrosswalkAsync(Path.Combine(frameworks, CrosswalkName), cancellationToken);
        await official.LoadAsync(Path.Combine(folder, "official"), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task ImportEditionAsync(string path, CancellationToken cancellationToken)
    {
        var result = await import.ImportAsync(await File.ReadAllBytesAsync(path, cancellationToken), cancellationToken);
        if (result.Outcome is EditionImportOutcome.Refused)
        {
            throw new InvalidDataException($"{path}: {string.Join("; ", result.FileFaults)}{string.Join("; ", result.Faults)}");
        }
    }

    private async Task LoadCrosswalkAsync(string path, CancellationToken cancellationToken)
    {
        var wanted = CrosswalkFile.Read(await File.ReadAllBytesAsync(path, cancellationToken));
        var kept = CrosswalkRows.ToCrosswalk(await db.Crosswalk.AsNoTracking().OrderBy(row => row.Id).ToListAsync(cancellationToken));
        if (wanted.Pairs.SequenceEqual(kept.Pairs) && wanted.AreaPairs.SequenceEqual(kept.AreaPairs))
        {
            return;
        }

        await db.Crosswalk.ExecuteDeleteAsync(cancellationToken);
        db.Crosswalk.AddRange(CrosswalkRows.ToRows(wanted));
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
        catalogue.ForgetCrosswalk();
    }
}
