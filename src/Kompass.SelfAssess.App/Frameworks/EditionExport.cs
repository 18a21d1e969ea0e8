namespace Kompass.SelfAssess.App.Frameworks;

/// <summary>Gives an edition out as its canonical file.</summary>
public sealed class EditionExport(EditionCatalogue catalogue)
{
    /// <summary>The file, or null where there is no such edition.</summary>
    public async Task<byte[]?> ExportAsync(string key, CancellationToken cancellationToken, int? version = null) =>
        await catalogue.FindAsync(key, cancellationToken, version) is { } stored ? EditionFile.Write(stored.Edition) : null;
}
