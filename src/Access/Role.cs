namespace Slipway.Access;

/// <summary>What somebody is here. A user may be several.</summary>
public enum Role { Viewer, Contributor, Reviewer, Operator, Admin }
