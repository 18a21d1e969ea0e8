namespace Kompass.SelfAssess.Web.Hosting.Jobs;

/// <summary>What wakes the work: Quartz.NET or Hangfire, whichever the build property JobEngine chose. Not there where this process runs no jobs.</summary>
public interface IJobEngine
{
    /// <summary>As the product calls itself.</summary>
    string Name { get; }

    string Version { get; }

    /// <summary>Address of the engine's own pages, where it has any.</summary>
    string? Dashboard { get; }

    /// <summary>When each work is woken next, by the wall clock, under the name of its class.</summary>
    Task<IReadOnlyDictionary<string, DateTime>> NextRunsAsync(CancellationToken cancellationToken);

    /// <summary>Wakes it once, now. The engine decides where: of several processes on one database one does it.</summary>
    /// <param name="work">Name of its class.</param>
    /// <param name="by">Who asked for it.</param>
    /// <param name="cancellationToken">Stops the asking, not the work.</param>
    Task RunNowAsync(string work, string by, CancellationToken cancellationToken);
}
