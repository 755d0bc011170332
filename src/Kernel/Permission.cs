namespace Slipway.Kernel;

/// <summary>What a route may demand of its caller. <c>docs/guide/access.md</c> holds the table of role × permission.</summary>
public enum Permission
{
    /// <summary>See everything that is not access or audit.</summary>
    Read,

    /// <summary>Import data, validate and split it.</summary>
    WriteData,

    /// <summary>Log experiments, runs, metrics and artifacts.</summary>
    LogRuns,

    /// <summary>Change pipelines and triggers; start and stop executions.</summary>
    RunPipelines,

    /// <summary>Register models and versions.</summary>
    RegisterModels,

    /// <summary>Approve or reject a model version somebody else made.</summary>
    ApproveModels,

    /// <summary>Deploy, roll out, promote, move aliases, roll back.</summary>
    Deploy,

    /// <summary>Ask a deployed model for predictions and send their labels.</summary>
    Score,

    /// <summary>Change monitoring plans; acknowledge alerts.</summary>
    Monitor,

    /// <summary>Read the audit trail and lineage.</summary>
    Audit,

    /// <summary>Users, roles and other people's tokens.</summary>
    ManageAccess,

    /// <summary>Server settings, backup, retention.</summary>
    ManageServer,
}
