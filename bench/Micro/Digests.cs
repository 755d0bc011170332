using BenchmarkDotNet.Attributes;
using Slipway.Kernel;

namespace Slipway.Micro;

[MemoryDiagnoser]
public class Digests
{
    readonly byte[] _bytes = new byte[1024];
    string _text = "";

    [GlobalSetup]
    public void Setup() => _text = Digest.Of(_bytes).ToString();

    [Benchmark]
    public Digest Of_a_kilobyte() => Digest.Of(_bytes);

    [Benchmark]
    public Digest Parsed() => Digest.Parse(_text);
}
