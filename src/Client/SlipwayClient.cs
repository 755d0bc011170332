using System.Net.Http.Headers;

namespace Slipway.Client;

/// <summary>The typed client of one Slipway server. Safe to share between threads; keep one for the life of the program.</summary>
public sealed class SlipwayClient : IDisposable
{
    readonly HttpClient _http;

    /// <param name="server">e.g. <c>http://127.0.0.1:5000</c>.</param>
    /// <param name="token">A personal token; null relies on the server knowing the local user.</param>
    public SlipwayClient(Uri server, string? token = null)
        : this(new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = Timeout.InfiniteTimeSpan }, server, token)
    {
    }

    /// <param name="http">Owned by this client from now on.</param>
    public SlipwayClient(HttpClient http, Uri server, string? token = null)
    {
        _http = http;
        _http.BaseAddress = server;
        if (token is not null)
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

        Server = server;
        var api = new Api(http);
        Access = new(api);
        Datasets = new(api);
        Runs = new(api);
        Evaluations = new(api);
        Pipelines = new(api);
        Models = new(api);
        Deployments = new(api);
        Inference = new(api);
        Monitoring = new(api);
        Governance = new(api);
    }

    public Uri Server { get; }

    public AccessClient Access { get; }

    public DatasetsClient Datasets { get; }

    public RunsClient Runs { get; }

    public EvaluationsClient Evaluations { get; }

    public PipelinesClient Pipelines { get; }

    public ModelsClient Models { get; }

    public DeploymentsClient Deployments { get; }

    public InferenceClient Inference { get; }

    public MonitoringClient Monitoring { get; }

    public GovernanceClient Governance { get; }

    public void Dispose() => _http.Dispose();
}
