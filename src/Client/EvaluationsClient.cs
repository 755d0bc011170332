using Slipway.Contracts.Evaluation;

namespace Slipway.Client;

/// <summary>How well models do, alone and against each other.</summary>
public sealed class EvaluationsClient
{
    readonly Api _api;

    internal EvaluationsClient(Api api) => _api = api;

    public Task<EvaluationView> GetAsync(string id, CancellationToken ct) => _api.GetAsync<EvaluationView>($"/evaluations/{Api.Escape(id)}", ct);

    public IAsyncEnumerable<EvaluationView> OfRunAsync(string run, CancellationToken ct) => _api.ListAsync<EvaluationView>($"/runs/{Api.Escape(run)}/evaluations", ct);
}
