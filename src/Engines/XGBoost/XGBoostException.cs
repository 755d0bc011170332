namespace Slipway.Engines.XGBoost;

/// <summary>XGBoost would not do as asked. The message is its own, without the place in its source and its stack.</summary>
public sealed class XGBoostException(string message) : Exception(message)
{
    /// <summary>Takes the sentence out of <c>[time] file:line: Check failed: … : sentence\nStack trace: …</c>.</summary>
    internal static XGBoostException From(string text)
    {
        var end = text.IndexOf("\nStack trace", StringComparison.Ordinal);
        var sentence = (end < 0 ? text : text[..end]).Trim();
        var place = sentence.IndexOf(": ", StringComparison.Ordinal);
        if (sentence.StartsWith('[') && place > 0)
            sentence = sentence[(place + 2)..];
        return new(sentence.Length == 0 ? "XGBoost failed without a message." : sentence);
    }
}
