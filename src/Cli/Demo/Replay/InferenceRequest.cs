using System.Buffers;
using System.Text.Json;

namespace Slipway.Cli.Demo.Replay;

/// <summary>Writes Open Inference Protocol requests for the flights model, over and over into one buffer.</summary>
sealed class InferenceRequest : IDisposable
{
    readonly ArrayBufferWriter<byte> _buffer = new(4096);
    readonly Utf8JsonWriter _json;

    public InferenceRequest() => _json = new(_buffer, new() { SkipValidation = true });

    /// <returns>The request's bytes; valid until the next call.</returns>
    public ReadOnlyMemory<byte> Write(string id, ReadOnlySpan<Flight> flights)
    {
        _buffer.ResetWrittenCount();
        _json.Reset();
        _json.WriteStartObject();
        _json.WriteString("id"u8, id);
        _json.WriteStartObject("parameters"u8);
        _json.WriteString("event_time"u8, DateTime.SpecifyKind(flights[0].Departure, DateTimeKind.Utc));
        _json.WriteEndObject();
        _json.WriteStartArray("inputs"u8);
        WriteInput("hour"u8, "FP32"u8, flights, static (json, flight) => json.WriteNumberValue(flight.Departure.Hour));
        WriteInput("weekday"u8, "FP32"u8, flights, static (json, flight) => json.WriteNumberValue(flight.Weekday));
        WriteInput("distance"u8, "FP32"u8, flights, static (json, flight) => json.WriteNumberValue(flight.Distance));
        WriteInput("origin"u8, "BYTES"u8, flights, static (json, flight) => json.WriteStringValue(flight.Origin));
        WriteInput("destination"u8, "BYTES"u8, flights, static (json, flight) => json.WriteStringValue(flight.Destination));
        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.Flush();
        return _buffer.WrittenMemory;
    }

    public void Dispose() => _json.Dispose();

    void WriteInput(ReadOnlySpan<byte> name, ReadOnlySpan<byte> datatype, ReadOnlySpan<Flight> flights, Action<Utf8JsonWriter, Flight> write)
    {
        _json.WriteStartObject();
        _json.WriteString("name"u8, name);
        _json.WriteString("datatype"u8, datatype);
        _json.WriteStartArray("shape"u8);
        _json.WriteNumberValue(flights.Length);
        _json.WriteNumberValue(1);
        _json.WriteEndArray();
        _json.WriteStartArray("data"u8);
        foreach (var flight in flights)
            write(_json, flight);
        _json.WriteEndArray();
        _json.WriteEndObject();
    }
}
