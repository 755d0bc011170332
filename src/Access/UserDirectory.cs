using Slipway.Access.Users;
using Slipway.Contracts.Access;

namespace Slipway.Access;

/// <summary>What other modules may ask about people.</summary>
public sealed class UserDirectory
{
    readonly UserStore _users;

    internal UserDirectory(UserStore users) => _users = users;

    /// <summary>A user by name, also a disabled one; null when there is none.</summary>
    public async Task<UserView?> FindAsync(string name, CancellationToken ct) => (await _users.FindAsync(name, ct))?.View();
}
