using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Kompass.SelfAssess.Benchmarks.Scoring;

// In this process: BenchmarkDotNet's own generated project does not know build/PartialFeed.props and would not restore.
var job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(10).WithIterationCount(15);
BenchmarkSwitcher.FromAssembly(typeof(EstimateBenchmark).Assembly).Run(args, DefaultConfig.Instance.AddJob(job));
