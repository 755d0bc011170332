using System.Text.Json;
using Slipway.Contracts.Registry;
using Slipway.Datasets;
using Slipway.Datasets.Queries;
using Slipway.Datasets.Tables;
using Slipway.Evaluation.Evaluations;
using Slipway.Evaluation.Scoring;
using Slipway.Kernel;
using Slipway.Registry;
using Slipway.Registry.Models;
using Slipway.Registry.Profiles;
using Slipway.Registry.Versions;
using Slipway.Storage;
using Slipway.Storage.Blobs;
using Slipway.Tracking;

namespace Slipway.Integration.Registry;

/// <summary>Registering, deciding and naming versions, the same on every engine.</summary>
public abstract class VersionContract : IDisposable
{
    static readonly Actor Ada = new("ada", new HashSet<Permission>());
    static readonly Actor Rowan = new("rowan", new HashSet<Permission>());

    readonly string _model = $"flights-{Guid.NewGuid():N}";
    readonly EventLog _events;
    readonly FileBlobStore _blobs;
    readonly TableQueries _queries;
    readonly RegisterVersion _register;
    readonly DecideVersion _decide;
    readonly ModelCatalog _models;
    readonly RunRecorder _runs;

    protected VersionContract(Engine engine)
    {
        var clock = TimeProvider.System;
        _events = new(engine.Db, clock);
        _blobs = new(engine.Home);
        _queries = new(engine.Home, new DatasetsOptions());
        var (versions, runs) = (new VersionReader(engine.Db), new RunCatalog(engine.Db, _blobs, clock));
        var tables = new TableCatalog(engine.Db, _events, _blobs, _queries, clock);
        var evidence = new CollectEvidence(versions, runs, tables, new(new EvaluationStore(engine.Db)), new(new ScoreTable(tables, _blobs)), new MakeProfile(tables, _blobs), _blobs);
        _register = new(engine.Db, _events, new ModelStore(engine.Db), versions, evidence, clock);
        _decide = new(engine.Db, _events, versions, runs, clock);
        _models = new(engine.Db, _events, _blobs, new AliasWatch(), clock);
        _runs = new(engine.Db, _events, _blobs, clock);
    }

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_version_reads_back_with_the_signature_of_its_file()
    {
        var draft = await DraftAsync() with { Rollout = new("flights", "canary", 20), Description = "first" };
        var version = await _register.ExecuteAsync(draft, Ada, Ct);

        Assert.Equal((1, VersionStatus.AwaitingApproval, "ada", draft.File.ToString()), (version.Version, version.Status, version.Author, version.Digest));
        Assert.Equal(["distance:FP32", "origin:BYTES"], version.Signature.Inputs.Select(input => $"{input.Name}:{input.DataType}"));
        Assert.Equal(draft.Rollout, await _models.RolloutAsync(_model, 1, Ct));
        Assert.Equal([version.Version], (await _models.WithDigestAsync(draft.File, Ct)).Select(found => found.Version));
    }

    [Fact]
    public async Task A_step_that_is_tried_again_gets_the_version_it_made_before()
    {
        var draft = await DraftAsync();
        draft = draft with { Origin = new(Execution: $"execution_{Guid.NewGuid():N}", Step: "register") };

        var versions = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _register.ExecuteAsync(draft, Ada, Ct)));

        Assert.All(versions, version => Assert.Equal(1, version.Version));
        Assert.Equal(2, (await _register.ExecuteAsync(draft with { Origin = draft.Origin with { Step = "again" } }, Ada, Ct)).Version);
    }

    [Fact]
    public async Task Racing_registrations_get_numbers_without_gaps()
    {
        var draft = await DraftAsync();

        var versions = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => _register.ExecuteAsync(draft, Ada, Ct)));

        Assert.Equal(Enumerable.Range(1, 10), versions.Select(version => version.Version).Order());
    }

    [Fact]
    public async Task Failed_gates_end_the_way_and_are_kept_for_the_next_version()
    {
        const string gates = "gates: { good: { kind: metrics, metric: auc, min: 0.6 }, champion: { kind: champion, metric: auc, max-loss: 0 } }";
        var first = await _register.ExecuteAsync(await DraftAsync() with { Gates = gates }, Ada, Ct);
        var second = await _register.ExecuteAsync(await DraftAsync(), Ada, Ct);

        Assert.All((ModelVersionView[])[first, second], version =>
        {
            Assert.Equal(VersionStatus.GatesFailed, version.Status);
            Assert.Equal([("good", false), ("champion", true)], version.Gates.Select(gate => (gate.Name, gate.Passed)));
        });
        Assert.Equal("approval.not_awaited", await RefusedAsync(() => DecideAsync(1, Rowan)));
    }

    [Fact]
    public async Task An_approval_names_the_bytes_it_is_about_and_tells_serving_of_the_rollout()
    {
        var before = await _events.HeadAsync(Ct);
        var draft = await DraftAsync() with { Rollout = new("flights", "canary", 20) };
        await _register.ExecuteAsync(draft, Ada, Ct);

        var approved = await DecideAsync(1, Rowan);

        Assert.Equal((Decision.Approve, "rowan", draft.File.ToString()), (approved.Approvals[0].Decision, approved.Approvals[0].By, approved.Approvals[0].ModelDigest));
        var events = await _events.ReadAsync(before, 100, Ct);
        Assert.Equal(["model.version.registered", "model.version.gated", "model.version.approved"], events.Select(e => e.Type));
        var data = JsonDocument.Parse(events[^1].Data).RootElement;
        Assert.Equal((_model, 1, "flights", 20), (
            data.GetProperty("model").GetString(), data.GetProperty("version").GetInt32(),
            data.GetProperty("rollout").GetProperty("deployment").GetString(), data.GetProperty("rollout").GetProperty("weight").GetInt32()));
    }

    [Fact]
    public async Task Of_many_deciders_one_decides()
    {
        await _register.ExecuteAsync(await DraftAsync(), Ada, Ct);

        var decisions = Enumerable.Range(0, 6).Select(i => _decide.ExecuteAsync(
            _model, 1, new(i % 2 == 0 ? Decision.Approve : Decision.Reject, "because"), new($"reviewer{i}", new HashSet<Permission>()), Ct)).ToList();
        await Task.WhenAll(decisions.Select(decision => decision.ContinueWith(_ => { }, Ct, TaskContinuationOptions.None, TaskScheduler.Default)));

        Assert.Equal(1, decisions.Count(decision => decision.IsCompletedSuccessfully));
        Assert.Single((await _models.FindVersionAsync(_model, 1, Ct))!.Approvals);
    }

    [Fact]
    public async Task Neither_who_registered_it_nor_who_ran_it_may_approve()
    {
        var run = await _runs.StartAsync(new("flights", "trees"), null, new("trainer", new HashSet<Permission>()), Ct);
        await _register.ExecuteAsync(await DraftAsync() with { Origin = new(Run: run.Id) }, Ada, Ct);

        Assert.Equal("approval.own_work", await RefusedAsync(() => DecideAsync(1, Ada)));
        Assert.Equal("approval.own_work", await RefusedAsync(() => DecideAsync(1, new("trainer", new HashSet<Permission>()))));
        Assert.Equal(VersionStatus.Approved, (await DecideAsync(1, Rowan)).Status);
    }

    [Fact]
    public async Task An_alias_names_approved_versions_only_and_keeps_its_history()
    {
        for (var i = 1; i <= 3; i++)
            await _register.ExecuteAsync(await DraftAsync(), Ada, Ct);
        await DecideAsync(1, Rowan);
        await DecideAsync(2, Rowan);
        Assert.Equal("alias.not_approved", await RefusedAsync(() => MoveAsync(3)));

        await MoveAsync(1);
        await MoveAsync(2);
        await MoveAsync(2);
        var back = await MoveAsync(1);

        Assert.Equal((2, 1), (back.From, back.To));
        Assert.Equal(1, (await _models.FindByAliasAsync(_model, "champion", Ct))!.Version);
        Assert.Equal(["champion"], (await _models.FindVersionAsync(_model, 1, Ct))!.Aliases);
        Assert.Null(await _models.FindByAliasAsync(_model, "shadow", Ct));
    }

    [Fact]
    public async Task Racing_moves_are_all_in_the_history_one_after_the_other()
    {
        for (var i = 1; i <= 3; i++)
        {
            await _register.ExecuteAsync(await DraftAsync(), Ada, Ct);
            await DecideAsync(i, Rowan);
        }

        var moves = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => MoveAsync(1 + i % 3)));

        var real = moves.Where(move => move.From != move.To).ToList();
        var current = (await _models.FindByAliasAsync(_model, "champion", Ct))!.Version;
        Assert.Equal(1, real.Count(move => move.To == current) - real.Count(move => move.From == current));
        Assert.Single(real, move => move.From is null);
    }

    [Fact]
    public async Task What_is_no_model_is_refused_and_leaves_no_trace()
    {
        var blob = await _blobs.PutAsync(new MemoryStream("not a model"u8.ToArray()), Ct);

        Assert.Equal("model.unreadable", await RefusedAsync(() => _register.ExecuteAsync(new(_model, blob.Digest, new(), "ada"), Ada, Ct)));
        Assert.Null(await _models.FindVersionAsync(_model, 1, Ct));
    }

    public void Dispose()
    {
        _queries.Dispose();
        GC.SuppressFinalize(this);
    }

    async Task<VersionDraft> DraftAsync() =>
        new(_model, (await _blobs.PutAsync(new MemoryStream(TinyModel.Bytes(Guid.NewGuid().ToString())), Ct)).Digest, new(), "ada");

    Task<ModelVersionView> DecideAsync(int version, Actor actor) => _decide.ExecuteAsync(_model, version, new(Decision.Approve, "fine"), actor, Ct);

    Task<AliasChangeView> MoveAsync(int version) => _models.MoveAliasAsync(_model, "champion", version, Ada, Ct);

    static async Task<string> RefusedAsync(Func<Task> act) => (await Assert.ThrowsAsync<RefusalException>(act)).Code;
}

public sealed class VersionsOnSqlite(Sqlite engine) : VersionContract(engine), IClassFixture<Sqlite>;

public sealed class VersionsOnPostgres(Postgres engine) : VersionContract(engine), IClassFixture<Postgres>;
