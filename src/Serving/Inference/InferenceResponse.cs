using System.Text.Json;
using System.Text.Unicode;
using Slipway.Serving.Tensors;

namespace Slipway.Serving.Inference;

/// <summary>Writes the protocol's answer. What JSON cannot carry (NaN, infinity) becomes null.</summary>
static class InferenceResponse
{
    static readonly JsonEncodedText Id = JsonEncodedText.Encode("id");
    static readonly JsonEncodedText ModelName = JsonEncodedText.Encode("model_name");
    static readonly JsonEncodedText ModelVersion = JsonEncodedText.Encode("model_version");
    static readonly JsonEncodedText Parameters = JsonEncodedText.Encode("parameters");
    static readonly JsonEncodedText ModelDigest = JsonEncodedText.Encode("model_digest");
    static readonly JsonEncodedText RouteName = JsonEncodedText.Encode("route");
    static readonly JsonEncodedText Outputs = JsonEncodedText.Encode("outputs");
    static readonly JsonEncodedText Name = JsonEncodedText.Encode("name");
    static readonly JsonEncodedText Type = JsonEncodedText.Encode("datatype");
    static readonly JsonEncodedText Shape = JsonEncodedText.Encode("shape");
    static readonly JsonEncodedText Data = JsonEncodedText.Encode("data");

    public static void Write(InferenceExchange exchange)
    {
        var (json, route) = (exchange.Json, exchange.Route!);
        json.WriteStartObject();
        json.WriteString(Id, exchange.Request.Text(exchange.Request.Id));
        json.WriteString(ModelName, route.Source.Deployment);
        json.WriteString(ModelVersion, route.VersionName);
        json.WriteStartObject(Parameters);
        json.WriteString(ModelDigest, route.DigestName);
        json.WriteString(RouteName, route.RoleName);
        json.WriteEndObject();
        json.WriteStartArray(Outputs);
        for (var i = 0; i < exchange.Outputs.Length; i++)
        {
            var spec = route.Source.Signature.Outputs[i];
            if (IsWanted(exchange.Request, spec))
                Write(json, spec, exchange.Outputs.Span[i]);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
    }

    static bool IsWanted(InferenceRequest request, TensorSpec spec)
    {
        for (var i = 0; i < request.Outputs.Count; i++)
        {
            if (request.Text(request.Outputs[i]).SequenceEqual(spec.Utf8Name))
                return true;
        }

        return request.Outputs.Count == 0;
    }

    static void Write(Utf8JsonWriter json, TensorSpec spec, TensorBuffer tensor)
    {
        json.WriteStartObject();
        json.WriteString(Name, spec.JsonName);
        json.WriteString(Type, tensor.Type.Name());
        json.WriteStartArray(Shape);
        foreach (var length in tensor.Shape)
            json.WriteNumberValue(length);
        json.WriteEndArray();
        json.WriteStartArray(Data);
        WriteData(json, tensor);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void WriteData(Utf8JsonWriter json, TensorBuffer tensor)
    {
        switch (tensor.Type)
        {
            case DataType.Fp32:
                foreach (var value in tensor.Values<float>())
                    WriteNumber(json, value);
                break;
            case DataType.Fp64:
                foreach (var value in tensor.Values<double>())
                    WriteNumber(json, value);
                break;
            case DataType.Fp16:
                foreach (var value in tensor.Values<Half>())
                    WriteNumber(json, (float)value);
                break;
            case DataType.Bool:
                foreach (var value in tensor.Values<byte>())
                    json.WriteBooleanValue(value != 0);
                break;
            case DataType.Bytes:
                for (var i = 0; i < tensor.Count; i++)
                    WriteText(json, tensor.Text(i));
                break;
            case DataType.Uint64:
                foreach (var value in tensor.Values<ulong>())
                    json.WriteNumberValue(value);
                break;
            default:
                WriteIntegers(json, tensor);
                break;
        }
    }

    static void WriteIntegers(Utf8JsonWriter json, TensorBuffer tensor)
    {
        for (var i = 0; i < tensor.Count; i++)
            json.WriteNumberValue(tensor.Integer(i));
    }

    static void WriteNumber(Utf8JsonWriter json, float value)
    {
        if (float.IsFinite(value))
            json.WriteNumberValue(value);
        else
            json.WriteNullValue();
    }

    static void WriteNumber(Utf8JsonWriter json, double value)
    {
        if (double.IsFinite(value))
            json.WriteNumberValue(value);
        else
            json.WriteNullValue();
    }

    static void WriteText(Utf8JsonWriter json, ReadOnlySpan<byte> utf8)
    {
        if (Utf8.IsValid(utf8))
            json.WriteStringValue(utf8);
        else
            json.WriteStringValue(System.Text.Encoding.UTF8.GetString(utf8));
    }
}
