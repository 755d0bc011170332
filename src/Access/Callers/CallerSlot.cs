using Slipway.Kernel;

namespace Slipway.Access.Callers;

/// <summary>Who calls, once known: set by <see cref="AccessGate"/>, read by whoever asks for an <see cref="Actor"/>.</summary>
sealed class CallerSlot
{
    public Caller? Caller { get; set; }

    public Actor Actor => Caller?.Actor
        ?? throw new InvalidOperationException("Nobody is known to be calling here; background work uses Actor.System.");
}
