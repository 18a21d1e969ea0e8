using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.App.Imports;

/// <summary>The editions of <c>seed/</c> as they stand in their files, for what has to work before there is a database.</summary>
public static class SeedEditions
{
    /// <summary>All of them, in order of key.</summary>
    /// <param name="folder">See <see cref="SeedFolder"/>.</param>
    public static IReadOnlyList<FrameworkEdition> Read(string folder) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(folder, "frameworks"), "*.json").Order(StringComparer.Ordinal)
            .Select(file => EditionFile.Read(File.ReadAllBytes(file)).Edition)
            .OfType<FrameworkEdition>(),
    ];
}
