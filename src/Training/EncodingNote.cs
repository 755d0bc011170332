namespace Slipway.Training;

/// <summary>How a categorical column of the training rows was turned into numbers.</summary>
/// <param name="OwnLabelShare">How much of a row's code would be its own label without folds, in [0, 1].</param>
/// <param name="OutOfFold">Whether each row was encoded from the other folds only.</param>
public sealed record EncodingNote(string Column, int Categories, double OwnLabelShare, bool OutOfFold);
