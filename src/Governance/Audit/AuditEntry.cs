using Slipway.Contracts.Governance;
using Slipway.Storage;

namespace Slipway.Governance.Audit;

static class AuditEntry
{
    public static AuditEntryView View(StoredEvent e) =>
        new(e.Position, e.At, e.Type, e.Actor, e.Subject, e.Data, e.Previous.ToString(), e.Hash.ToString());
}
