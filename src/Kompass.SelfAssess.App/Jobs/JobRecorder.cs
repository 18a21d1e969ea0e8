using Kompass.SelfAssess.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Jobs;

/// <summary>Writes down what the jobs did: the latest run of each, and every run that is worth telling of.</summary>
public sealed class JobRecorder(KompassDbContext database)
{
    public async Task StartedAsync(string work, string machine, DateTime startedUtc, CancellationToken cancellationToken)
    {
        if (await BeginAsync(work, machine, startedUtc, cancellationToken))
        {
            return;
        }

        database.JobStates.Add(new JobState { Work = work, Machine = Cut(machine, JobRun.MachineMaxLength)!, StartedUtc = startedUtc });
        try
        {
            await database.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Another process was first; if it is not that, this fails too and says why.
            database.ChangeTracker.Clear();
            await BeginAsync(work, machine, startedUtc, cancellationToken);
        }
    }

    public async Task EndedAsync(JobRun run, CancellationToken cancellationToken)
    {
        run.Machine = Cut(run.Machine, JobRun.MachineMaxLength)!;
        run.Error = Cut(run.Error, JobRun.ErrorMaxLength);
        run.By = Cut(run.By, JobRun.ByMaxLength);
        // Only its own: in the meantime another run may have begun.
        await database.JobStates.Where(state => state.Work == run.Work && state.StartedUtc == run.StartedUtc && state.Machine == run.Machine).ExecuteUpdateAsync(
            state => state.SetProperty(s => s.EndedUtc, run.EndedUtc).SetProperty(s => s.Failed, run.Failed).SetProperty(s => s.Did, run.Did).SetProperty(s => s.Error, run.Error),
            cancellationToken);
        if (run.Failed || run.Did > 0 || run.By is not null)
        {
            database.JobRuns.Add(run);
            await database.SaveChangesAsync(cancellationToken);
        }
    }

    private async Task<bool> BeginAsync(string work, string machine, DateTime startedUtc, CancellationToken cancellationToken) =>
        await database.JobStates.Where(state => state.Work == work).ExecuteUpdateAsync(
            state => state.SetProperty(s => s.StartedUtc, startedUtc).SetProperty(s => s.EndedUtc, (DateTime?)null).SetProperty(s => s.Failed, false)
                .SetProperty(s => s.Did, 0).SetProperty(s => s.Error, (string?)null).SetProperty(s => s.Machine, Cut(machine, JobRun.MachineMaxLength)!),
            cancellationToken) > 0;

    private static string? Cut(string? text, int length) => text is { } whole && whole.Length > length ? whole[..length] : text;
}
