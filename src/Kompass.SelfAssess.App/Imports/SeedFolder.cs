namespace Kompass.SelfAssess.App.Imports;

/// <summary>Where the seed files are: published beside the program, or in the repository it was built from.</summary>
public static class SeedFolder
{
    /// <exception cref="DirectoryNotFoundException">Neither exists.</exception>
    public static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var seed = Path.Combine(folder.FullName, "seed");
            if (Directory.Exists(Path.Combine(seed, "frameworks")))
            {
                return seed;
            }
        }

        throw new DirectoryNotFoundException($"There is no folder seed/frameworks at or above {AppContext.BaseDirectory}.");
    }
}
