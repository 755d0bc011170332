using Slipway.Engines;

namespace Slipway.Unit.Engines;

public sealed class NativeLibrariesTests
{
    [Fact]
    public void Every_engine_says_how_to_install_it() => Assert.All(NativeEngine.All, engine => Assert.NotEmpty(engine.Install));

    [Fact]
    public void The_engines_that_npm_ships_are_found()
    {
        Assert.True(NativeLibraries.IsAvailable(NativeEngine.DuckDb));
        Assert.True(NativeLibraries.IsAvailable(NativeEngine.OnnxRuntime));
    }
}
