using Slipway.Contracts.Registry;
using Slipway.Contracts.Tracking;
using Slipway.Datasets.Tables;
using Slipway.Kernel;
using Slipway.Storage;
using Slipway.Tracking;

namespace Slipway.Registry.Versions;

/// <summary>Makes a draft of what a person asks to register: a run's model, or a file that was made elsewhere.</summary>
sealed class DraftVersion(RunCatalog runs, TableCatalog tables, IBlobStore blobs)
{
    const int MaxDescription = 4000;

    /// <summary>Of a run's inputs, the one that it learnt from.</summary>
    const string Training = "training";

    public async Task<VersionDraft> ExecuteAsync(string model, RegisterVersionRequest request, Actor actor, CancellationToken ct)
    {
        if (request.Description is { Length: > MaxDescription })
            throw Refusal.Invalid("version.description", $"The description has {request.Description.Length} characters; accepted are up to {MaxDescription}.");
        var run = request.Run is null ? null : await runs.GetAsync(request.Run, ct);
        var file = await FileAsync(request, run, ct);
        var input = run?.Inputs.FirstOrDefault(input => input.Context == Training);
        var origin = new VersionOrigin(
            run?.Id, run?.Execution, Step: null, request.Evaluation, input?.Table, DatasetOf(input), run?.CodeDigest);
        if (request.Table is { } reference)
        {
            var table = await tables.ResolveAsync(reference, ct);
            origin = origin with { Table = table.Table.Digest, Dataset = table.Dataset is null ? origin.Dataset : table.Reference };
        }

        return new(model, file, origin, actor.Name, request.Description ?? "", request.Gates);
    }

    async Task<Digest> FileAsync(RegisterVersionRequest request, RunView? run, CancellationToken ct)
    {
        if (request.Upload is { } upload)
        {
            return Digest.TryParse(upload, out var digest) && await blobs.ExistsAsync(digest, ct)
                ? digest
                : throw Refusal.NotFound("upload.not_found", $"There is no upload {upload}; send the file to POST /api/v1/uploads first.");
        }

        if (run is null)
            throw Refusal.Invalid("version.no_file", "Neither run nor upload is given; a version needs a run that logged a model, or the digest of an uploaded ONNX file.");
        return await runs.FindArtifactAsync(run.Id, request.Artifact, ct) is { } artifact
            ? Digest.Parse(artifact.Digest)
            : throw Refusal.NotFound("artifact.not_found", $"The run {run.Id} has no artifact {request.Artifact}; name the ONNX file among its artifacts.");
    }

    static string? DatasetOf(RunInputView? input) =>
        input is { Dataset: { } dataset, Version: { } version } ? $"{dataset}@{version}" : null;
}
