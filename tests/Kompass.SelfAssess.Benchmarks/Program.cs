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
    return await LoadRun.RunAsync(Enum.Parse<DatabaseProvider>(provider), scripts, int.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture));
}

// tests/load/mails.sh asks for this: mails PROVIDER PEOPLE pickup|smtp.
if (args is ["mails", var where, var people, var receiver])
{
    return await MailRun.RunAsync(Enum.Parse<DatabaseProvider>(where), int.Parse(people, System.Globalization.CultureInfo.InvariantCulture), receiver == "smtp");
}

// tests/load/votes.sh asks for this: votes PROVIDER VOTERS.
if (args is ["votes", var database, var voters])
{
    return await VoteRun.RunAsync(Enum.Parse<DatabaseProvider>(database), int.Parse(voters, System.Globalization.CultureInfo.InvariantCulture));
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
