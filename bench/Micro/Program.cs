using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Slipway.Micro;

// Micro [--budgets FILE] [BenchmarkDotNet's own arguments]: time is printed, allocations are held to the budgets.
string? budgets = null;
if (Array.IndexOf(args, "--budgets") is >= 0 and var at && at + 1 < args.Length)
    (budgets, args) = (args[at + 1], [.. args[..at], .. args[(at + 2)..]]);

// In this process: the generated projects of the default toolchain would not find the central package versions.
var config = DefaultConfig.Instance
    .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
    .WithArtifactsPath(Path.Combine("artifacts", "bench"));
var summaries = BenchmarkSwitcher.FromAssembly(typeof(Budgets).Assembly).Run(args is [] ? ["--filter", "*"] : args, config);
return budgets is null ? 0 : Budgets.Read(budgets).Check(summaries, Console.Out);
