namespace Slipway.Training;

/// <summary>A finished training and the files it left in the spec's output folder.</summary>
public sealed record TrainResult(string ModelPath, string ImportancePath, TrainSummary Summary);

/// <summary>The training process broke: a fault of Slipway or of the machine, not of the request.</summary>
public sealed class TrainerException(string message) : Exception(message);
