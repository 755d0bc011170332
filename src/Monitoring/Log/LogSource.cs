using System.Buffers.Binary;
using System.Text;
using Slipway.Contracts.Serving;
using Slipway.Kernel;
using Slipway.Serving.Predictions;
using Slipway.Serving.Tensors;
using Slipway.Storage;

namespace Slipway.Monitoring.Log;

/// <summary>A route as a segment describes it once, before the first prediction that came over it.</summary>
sealed record LogSource(
    string Deployment, string Model, int Version, Digest Digest, RouteRole Route, IReadOnlyList<LogTensor> Inputs, IReadOnlyList<LogTensor> Outputs)
{
    /// <summary>Two bytes of ordinal, then JSON.</summary>
    public static byte[] Write(ushort ordinal, PredictionSource source)
    {
        var json = Encoding.UTF8.GetBytes(Json.Write(new LogSource(source.Deployment, source.Model, source.Version, source.Digest, source.Route,
            [.. source.Signature.Inputs.Select(LogTensor.Of)], [.. source.Signature.Outputs.Select(LogTensor.Of)])));
        var bytes = new byte[2 + json.Length];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, ordinal);
        json.CopyTo(bytes, 2);
        return bytes;
    }

    public static (int Ordinal, LogSource Source) Read(ReadOnlySpan<byte> payload) =>
        (BinaryPrimitives.ReadUInt16LittleEndian(payload), Json.Read<LogSource>(Encoding.UTF8.GetString(payload[2..])));
}

/// <summary>An input or output in the order in which records hold them.</summary>
sealed record LogTensor(string Name, DataType Type)
{
    public static LogTensor Of(TensorSpec spec) => new(spec.Name, spec.Type);
}
