using Slipway.Contracts.Tracking;
using Slipway.Kernel;

namespace Slipway.Tracking.Search;

/// <param name="Experiment">Name or id.</param>
/// <param name="Search">Part of a run's name, of its id, or of its experiment's name.</param>
sealed record RunQuery(string? Experiment, RunStatus? Status, string? Search, string? Execution, RunOrder Order, PageRequest Page);
