using System.Text;
using Slipway.Contracts.Monitoring;
using Slipway.Monitoring.Log;
using Slipway.Monitoring.Sketches;
using Slipway.Serving.Tensors;

namespace Slipway.Monitoring.Predictions;

/// <summary>Makes a logged row readable.</summary>
static class PredictionReader
{
    public static PredictionView Read(LoggedRequest request, LogSource source, int row)
    {
        var tensors = request.Tensors;
        var inputs = Read(ref tensors, source.Inputs, request.Rows, row);
        var outputs = Read(ref tensors, source.Outputs, request.Rows, row);
        return new(SourceFold.IdOf(request, row), DateTimeOffset.FromUnixTimeMilliseconds(request.EventTime), DateTimeOffset.FromUnixTimeMilliseconds(request.ReceivedAt),
            source.Deployment, source.Model, source.Version, source.Digest.ToString(), source.Route.ToString().ToLowerInvariant(),
            inputs, outputs, Label: null, request.Microseconds / 1000.0, request.Caller);
    }

    static Dictionary<string, object?> Read(ref LoggedTensors tensors, IReadOnlyList<LogTensor> specs, int rows, int row)
    {
        var values = new Dictionary<string, object?>(specs.Count);
        foreach (var spec in specs)
            values[spec.Name] = Row(tensors.Next(spec.Type), rows, row);
        return values;
    }

    static object? Row(LoggedTensor tensor, int rows, int row)
    {
        var width = tensor.Count / Math.Max(1, rows);
        if (tensor.Type is DataType.Bytes)
        {
            for (var i = 0; i < row * width; i++)
                tensor.NextText();
        }

        var cells = new object?[width];
        for (var i = 0; i < width; i++)
            cells[i] = tensor.Type is DataType.Bytes ? Encoding.UTF8.GetString(tensor.NextText()) : Cell(tensor, row * width + i);
        return width == 1 ? cells[0] : cells;
    }

    /// <summary>A number as it was sent: FP32 keeps its shortest digits, whole numbers stay whole, what JSON cannot carry is null.</summary>
    static object? Cell(LoggedTensor tensor, int element)
    {
        var value = tensor.Number(element);
        return tensor.Type switch
        {
            DataType.Bool => value != 0,
            DataType.Fp16 or DataType.Fp32 => double.IsFinite(value) ? (float)value : null,
            DataType.Fp64 => double.IsFinite(value) ? value : null,
            DataType.Uint64 => (ulong)value,
            _ => (long)value,
        };
    }
}
