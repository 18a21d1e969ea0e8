using System.Globalization;

namespace Kompass.SelfAssess.App.Frameworks;

/// <summary>Gives an edition out as its canonical file, or as an Excel file.</summary>
public sealed class EditionExport(EditionCatalogue catalogue)
{
    /// <summary>As an Excel file in the language, or null where there is no such edition.</summary>
    public async Task<byte[]?> WorkbookAsync(string key, CultureInfo culture, CancellationToken cancellationToken, int? version = null) =>
        await catalogue.FindAsync(key, cancellationToken, version) is { } stored ? EditionWorkbook.Write(stored.Edition, culture) : null;

    /// <summary>The file, or null where there is no such edition.</summary>
    public async Task<byte[]?> ExportAsync(string key, CancellationToken cancellationToken, int? version = null) =>
        await catalogue.FindAsync(key, cancellationToken, version) is { } stored ? EditionFile.Write(stored.Edition) : null;
}
