namespace Slipway.Serving.Inference;

/// <summary>Every request bears an id: its own, or a new UUID of version 7 in 32 hex digits.</summary>
static class RequestIds
{
    const int Digits = 32;

    public static void Ensure(InferenceRequest request)
    {
        if (!request.Id.IsEmpty)
            return;
        Guid.CreateVersion7().TryFormat(request.RoomForText(Digits), out var written, "N");
        request.Id = request.Keep(written);
    }
}
