using System.Security.Cryptography;
using System.Text;
using Slipway.Kernel;

namespace Slipway.Storage.Events;

/// <summary>
/// The hash that chains events: SHA-256 over the 32 bytes of the previous hash followed by the canonical record. The canonical
/// record is the fields position, at (unix ms), type, actor, subject, data in this order, each in UTF-8 as
/// <c>length:bytes,</c> with the length in bytes as decimal digits, so that no two records share a form.
/// </summary>
static class EventHash
{
    public static Digest Genesis { get; } = Digest.FromHash(new byte[SHA256.HashSizeInBytes]);

    public static Digest Of(Digest previous, long position, long at, string type, string actor, string subject, string data)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Convert.FromHexString(previous.Hex));
        foreach (var field in (string[])[position.ToString(), at.ToString(), type, actor, subject, data])
        {
            var bytes = Encoding.UTF8.GetBytes(field);
            hash.AppendData(Encoding.ASCII.GetBytes($"{bytes.Length}:"));
            hash.AppendData(bytes);
            hash.AppendData(","u8);
        }

        return Digest.FromHash(hash.GetHashAndReset());
    }

    public static Digest Of(StoredEvent e) =>
        Of(e.Previous, e.Position, e.At.ToUnixTimeMilliseconds(), e.Type, e.Actor, e.Subject, e.Data);
}
