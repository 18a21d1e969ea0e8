namespace Kompass.SelfAssess.App.Jobs;

/// <summary>Work that is started by a schedule. The database is the truth, the engine only wakes us: running twice does nothing twice (design 8).</summary>
public interface IWork
{
    Task RunAsync(CancellationToken cancellationToken);
}
