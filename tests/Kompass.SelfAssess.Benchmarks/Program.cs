using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.Benchmarks;
using Kompass.SelfAssess.Benchmarks.Load;
using Kompass.SelfAssess.Benchmarks.Scoring;

// tests/load/run.sh asks for this: load PROVIDER SCRIPTS SECONDS.
if (args is ["load", var provider, var scripts, var seconds])
{
    return await LoadRun.RunAsync(Enum.Parse<DatabaseProvider>(provider), scripts, Number(seconds));
}

// tests/load/mails.sh asks for this: mails PROVIDER PEOPLE pickup|smtp.
if (args is ["mails", var where, var people, var receiver])
{
    return await MailRun.RunAsync(Enum.Parse<DatabaseProvider>(where), Number(people), receiver == "smtp");
}

// tests/load/votes.sh asks for this: votes PROVIDER VOTERS.
if (args is ["votes", var database, var voters])
{
    return await VoteRun.RunAsync(Enum.Parse<DatabaseProvider>(database), Number(voters));
}

// tests/load/followup.sh asks for this: followup PROVIDER PLANS KILLS SEED.
if (args is ["followup", var engine, var plans, var kills, var seed])
{
    return await FollowUpRun.RunAsync(Enum.Parse<DatabaseProvider>(engine), Number(plans), Number(kills), Number(seed));
}

// tests/load/files.sh asks for this: raw PROVIDER; it starts raw-make, once for few and once for many.
if (args is ["raw", var server])
{
    return await RawExportRun.RunAsync(Enum.Parse<DatabaseProvider>(server));
}

if (args is ["raw-make", var kind, var connection])
{
    return await RawExportRun.MakeAsync(Enum.Parse<DatabaseProvider>(kind), connection);
}

// The simulation study of the forecast: study, or study tuning.
if (args is ["study", .. var which])
{
    return ForecastStudy.Run(which is ["tuning"]);
}

// In this process: BenchmarkDotNet's own generated project does not know build/PartialFeed.props and would not restore.
var job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(10).WithIterationCount(15);
BenchmarkSwitcher.FromAssembly(typeof(EstimateBenchmark).Assembly).Run(args, DefaultConfig.Instance.AddJob(job));
return 0;

static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
