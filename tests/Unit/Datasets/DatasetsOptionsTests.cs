using Slipway.Datasets;
using Slipway.Kernel;

namespace Slipway.Unit.Datasets;

public sealed class DatasetsOptionsTests
{
    [Fact]
    public void The_defaults_are_accepted() => Assert.Equal(new DatasetsOptions(), new DatasetsOptions().Checked());

    [Fact]
    public void Every_member_out_of_its_range_is_named()
    {
        var refusal = Assert.Throws<RefusalException>(() => new DatasetsOptions { QuerySeconds = 0, ParallelQueries = 65 }.Checked());

        Assert.Equal(["Datasets:QuerySeconds", "Datasets:ParallelQueries"], refusal.Problems.Select(problem => problem.Path));
    }
}
