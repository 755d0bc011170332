using System.CommandLine;
using Slipway.Cli.Shell;

namespace Slipway.Cli.Datasets;

static class DataCommands
{
    public static Command Build(Verbs verbs) => Verbs.Group(
        "data", "Datasets: import, look, validate, split",
        ImportCommand.Build(verbs), ListCommand.Build(verbs), ShowCommand.Build(verbs), ProfileCommand.Build(verbs),
        ValidateCommand.Build(verbs), SplitCommand.Build(verbs), DictionaryCommand.Build(verbs));
}
