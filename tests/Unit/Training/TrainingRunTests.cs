using Slipway.Engines;
using Slipway.Engines.OnnxRuntime;
using Slipway.Kernel;
using Slipway.Training;
using Slipway.Training.Algorithms;
using Slipway.Training.Onnx;

namespace Slipway.Unit.Training;

public sealed class TrainingRunTests : IDisposable
{
    readonly SomeFlights _flights = new();
    readonly Lines _lines = new();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _flights.Dispose();

    [Theory]
    [InlineData(TrainAlgorithm.Prior)]
    [InlineData(TrainAlgorithm.Linear)]
    [InlineData(TrainAlgorithm.XGBoost)]
    public void The_written_model_takes_raw_columns_and_predicts_what_was_trained(TrainAlgorithm algorithm)
    {
        SkipWithout(algorithm);

        var summary = Train(_flights.Spec(algorithm));

        using var model = Load();
        Assert.Equal(["hour: Float[-1,1]", "distance: Float[-1,1]", "origin: String[-1,1]", "destination: String[-1,1]"], model.Inputs.Select(input => input.ToString()));
        Assert.Equal(["probability: Float[-1,1]"], model.Outputs.Select(output => output.ToString()));
        Assert.Equal("slipway", model.Producer);
        Assert.Equal("sha256:…", model.Properties["slipway.train"]);
        Assert.InRange(summary.ExportDifference, 0, ExportCheck.Tolerance);
        Assert.Equal((6000, 2000), (summary.Rows, summary.ValidationRows));
    }

    [Theory]
    [InlineData(TrainAlgorithm.Prior)]
    [InlineData(TrainAlgorithm.Linear)]
    [InlineData(TrainAlgorithm.XGBoost)]
    public void The_same_spec_gives_the_same_bytes(TrainAlgorithm algorithm)
    {
        SkipWithout(algorithm);
        var spec = _flights.Spec(algorithm) with { Boosting = new() { Rounds = 10, Subsample = 0.7 } };

        Train(spec);
        var first = Digest.Of(File.ReadAllBytes(Model));
        Train(spec);

        Assert.Equal(first, Digest.Of(File.ReadAllBytes(Model)));
    }

    [Fact]
    public void The_linear_model_does_not_depend_on_the_number_of_threads()
    {
        var spec = _flights.Spec(TrainAlgorithm.Linear);

        Train(spec with { Threads = 1 });
        var first = Digest.Of(File.ReadAllBytes(Model));
        Train(spec with { Threads = 3 });

        Assert.Equal(first, Digest.Of(File.ReadAllBytes(Model)));
    }

    [Theory]
    [InlineData(TrainAlgorithm.Linear)]
    [InlineData(TrainAlgorithm.XGBoost)]
    public void A_learnt_model_beats_the_prior(TrainAlgorithm algorithm)
    {
        SkipWithout(algorithm);
        var prior = Train(_flights.Spec(TrainAlgorithm.Prior)).Metrics;

        var learnt = Train(_flights.Spec(algorithm)).Metrics;

        Assert.Equal(0.5, prior["validation_auc"]);
        Assert.True(learnt["validation_auc"] > 0.65, $"{learnt["validation_auc"]}");
        Assert.True(learnt["validation_log_loss"] < prior["validation_log_loss"] - 0.02);
        Assert.Contains(_lines.Metrics, metric => metric.Key == "validation_log_loss");
    }

    [Fact]
    public void The_prior_is_the_share_of_positives_for_any_row()
    {
        var summary = Train(_flights.Spec(TrainAlgorithm.Prior));

        Assert.Equal([(float)summary.PositiveShare, (float)summary.PositiveShare], Score([float.NaN, 1e30f], ["never seen", ""]));
    }

    [Theory]
    [InlineData(TrainAlgorithm.Linear)]
    [InlineData(TrainAlgorithm.XGBoost)]
    public void Missing_values_and_unseen_categories_are_scored(TrainAlgorithm algorithm)
    {
        SkipWithout(algorithm);
        Train(_flights.Spec(algorithm));

        Assert.All(Score([float.NaN, 5], ["never seen", ""]), probability => Assert.InRange(probability, 0.01f, 0.99f));
    }

    [Fact]
    public void Early_stopping_keeps_the_best_round()
    {
        SkipWithout(TrainAlgorithm.XGBoost);
        var spec = _flights.Spec(TrainAlgorithm.XGBoost) with { Boosting = new() { Rounds = 400, LearningRate = 0.5, EarlyStopping = 5 } };

        var summary = Train(spec);

        var losses = _lines.Metrics.Where(metric => metric.Key == "validation_log_loss").Select(metric => metric.Value).ToList();
        Assert.Equal(losses.IndexOf(losses.Min()) + 1, summary.Rounds);
        Assert.Equal(losses.Min(), summary.Metrics["validation_log_loss"], 1e-4);
        Assert.Equal(summary.Rounds + 5, losses.Count);
    }

    [Fact]
    public void Importance_names_every_feature_and_adds_up_to_one()
    {
        var weights = Train(_flights.Spec(TrainAlgorithm.Linear)).Weights;

        Assert.Equal(["destination", "distance", "hour", "origin"], weights.Select(weight => weight.Feature).Order());
        Assert.Equal(1, weights.Sum(weight => weight.Share), 1e-9);
        Assert.True(weights[0].Share >= weights[^1].Share);
    }

    [Fact]
    public void A_constant_feature_is_no_obstacle()
    {
        var path = _flights.Write("constant.parquet", 500, columns: "hour, 3 as distance, origin, destination, late");

        var summary = Train(_flights.Spec(TrainAlgorithm.Linear) with { Train = [path], Validation = [path], Linear = new() { L2 = 0 } });

        Assert.Equal(0, summary.Weights.Single(weight => weight.Feature == "distance").Value, 1e-6);
    }

    [Theory]
    [InlineData("n, hour, origin, destination, late", "train.columns", "no column 'distance'")]
    [InlineData("hour, origin as distance, origin, destination, late", "train.columns", "'distance' of the training table is Varchar")]
    [InlineData("hour, distance, origin, destination, true as late", "train.one_class", "label 'late' = 1")]
    [InlineData("hour, distance, origin, destination, n as late", "train.label", "holds 2")]
    [InlineData("hour, distance, origin, destination, nullif(late, true) as late", "train.label", "a missing value")]
    [InlineData("hour, 1e300 as distance, origin, destination, late", "train.infinite", "'distance'")]
    public void Tables_that_can_not_be_learnt_from_are_refused(string columns, string code, string words)
    {
        var path = _flights.Write("bad.parquet", 500, columns: columns);

        var refusal = Assert.Throws<RefusalException>(() => Train(_flights.Spec(TrainAlgorithm.Prior) with { Train = [path] }));

        Assert.Equal(code, refusal.Code);
        Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_truncated_file_is_refused_without_its_path()
    {
        var path = _flights.Write("cut.parquet", 500);
        using (var file = File.OpenWrite(path))
            file.SetLength(file.Length / 2);

        var refusal = Assert.Throws<RefusalException>(() => Train(_flights.Spec(TrainAlgorithm.Prior) with { Train = [path] }));

        Assert.Equal("train.unreadable", refusal.Code);
        Assert.DoesNotContain(_flights.Folder, refusal.Message, StringComparison.Ordinal);
    }

    TrainSummary Train(TrainSpec spec) => TrainingRun.Execute(spec, _lines, Ct);

    string Model => Path.Combine(_flights.Folder, TrainingRun.ModelFile);

    OnnxModel Load() => OnnxModel.LoadFile(Model, new());

    float[] Score(float[] numbers, string[] texts)
    {
        using var model = Load();
        using var call = model.Rent();
        for (var i = 0; i < 2; i++)
        {
            numbers.CopyTo(call.Input<float>(i, [numbers.Length, 1]));
            call.Input(i + 2, [texts.Length, 1], texts);
        }

        call.Run();
        return call.Output<float>(0).ToArray();
    }

    static void SkipWithout(TrainAlgorithm algorithm) => Assert.SkipUnless(
        algorithm is not TrainAlgorithm.XGBoost || NativeLibraries.IsAvailable(NativeEngine.XGBoost), NativeEngine.XGBoost.Install);

    sealed class Lines : ITrainingReport
    {
        public List<(string Key, long Step, double Value)> Metrics { get; } = [];

        public void Metric(string key, long step, double value) => Metrics.Add((key, step, value));

        public void Progress(double fraction, string message) => Assert.InRange(fraction, 0, 1);
    }
}
