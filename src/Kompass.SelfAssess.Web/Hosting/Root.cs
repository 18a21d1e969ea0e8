namespace Kompass.SelfAssess.Web.Hosting;

/// <summary>The folder that relative paths of the configuration start from.</summary>
public static class Root
{
    /// <summary>The nearest folder at or above the program that holds <c>seed</c>; the program's own where there is none.</summary>
    public static string Of(IHostEnvironment environment)
    {
        for (var folder = new DirectoryInfo(environment.ContentRootPath); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "seed", "frameworks")))
            {
                return folder.FullName;
            }
        }

        return environment.ContentRootPath;
    }
}
