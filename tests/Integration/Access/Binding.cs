using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Slipway.Host;
using Slipway.Kernel;

namespace Slipway.Integration.Access;

public sealed class Binding : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("slipway-bind-").FullName;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Another_address_without_authentication_and_TLS_is_refused()
    {
        var refusal = await Assert.ThrowsAsync<RefusalException>(() => ServerApp.StartAsync(new(0, Path.Combine(_folder, "home"), "0.0.0.0"), Ct));

        Assert.Equal("bind.refused", refusal.Code);
        Assert.False(Directory.Exists(Path.Combine(_folder, "home")));
    }

    [Fact]
    public async Task With_tokens_and_a_certificate_another_address_is_served_over_TLS()
    {
        var pem = WriteCertificate();
        await using var app = await ServerApp.StartAsync(new(0, Path.Combine(_folder, "home"), "0.0.0.0", Configuration: new Dictionary<string, string?>
        {
            ["Access:RequireAuthentication"] = "true",
            ["Access:Certificate"] = pem,
        }), Ct);
        using var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator };
        using var http = new HttpClient(handler);

        var response = await http.GetAsync($"https://127.0.0.1:{new Uri(app.Urls.First()).Port}/api/v1/me", Ct);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        await app.StopAsync(Ct);
    }

    [Fact]
    public async Task Behind_a_proxy_nobody_is_local()
    {
        await using var app = await ServerApp.StartAsync(new(0, Path.Combine(_folder, "home"), BehindProxy: true), Ct);
        using var http = new HttpClient();

        var response = await http.GetAsync($"{app.Urls.First()}/api/v1/me", Ct);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        await app.StopAsync(Ct);
    }

    string WriteCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var path = Path.Combine(_folder, "server.pem");
        File.WriteAllText(path, certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem());
        return path;
    }
}
