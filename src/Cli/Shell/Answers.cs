using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Slipway.Cli.Shell;

/// <summary>Answers for machines, in the API's own words.</summary>
static class Answers
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    public static string ToJson<T>(T value) => JsonSerializer.Serialize(value, Json);

    public static T? Read<T>(string text) => JsonSerializer.Deserialize<T>(text, Json);
}
