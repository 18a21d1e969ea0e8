namespace Kompass.SelfAssess.App.Jobs;

/// <summary>Work that is started by a schedule. The database is the truth, the engine only wakes us: running twice does nothing twice (design 8).</summary>
public interface IWork
{
    /// <returns>How many things it did: mails handed over, rounds closed, and so on; 0 where nothing was due.</returns>
    Task<int> RunAsync(CancellationToken cancellationToken);
}
