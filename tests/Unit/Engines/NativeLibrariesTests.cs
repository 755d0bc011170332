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

    [Fact]
    public void An_engine_that_is_not_here_is_named_with_what_installs_it()
    {
        NativeEngine sextant = new("Sextant", "sextant", ["libsextant.so.9"], package: null, variable: null, "Install it: apt-get install libsextant9.");

        var missing = Assert.Throws<NativeLibraryMissingException>(() => NativeLibraries.Require(sextant));

        Assert.Equal(("Sextant", "Sextant (libsextant.so.9) was not found on this machine. Install it: apt-get install libsextant9."), (missing.Engine, missing.Message));
    }
}
