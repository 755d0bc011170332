using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Slipway.Engines.OnnxRuntime;

/// <summary>
/// ONNX Runtime's C interface: one table of functions, whose places are fixed once released (version 1.30 still
/// serves those of version 17). Each function that can fail answers a status, null when it went well.
/// </summary>
static unsafe partial class OrtNative
{
    /// <summary>The version of the table asked for: the oldest that holds everything used here.</summary>
    const uint ApiVersion = 17;

    static readonly nint* Table = LoadTable();

    /// <summary>One environment for the process: it owns logging and nothing else here.</summary>
    static readonly nint Environment = CreateEnvironment();

    static readonly nint CpuMemory = CreateCpuMemory();

    internal static string Version { get; } = Marshal.PtrToStringUTF8((nint)((delegate* unmanaged[Cdecl]<byte*>)ApiBase()[1])()) ?? "";

    internal static nint CreateSession(ReadOnlySpan<byte> model, nint options)
    {
        nint session;
        fixed (byte* bytes = model)
            Check(((delegate* unmanaged[Cdecl]<nint, byte*, nuint, nint, nint*, nint>)Table[8])(Environment, bytes, (nuint)model.Length, options, &session));
        return session;
    }

    internal static void Run(nint session, nint* inputNames, nint* inputs, int inputCount, nint* outputNames, int outputCount, nint* outputs) =>
        Check(((delegate* unmanaged[Cdecl]<nint, nint, nint*, nint*, nuint, nint*, nuint, nint*, nint>)Table[9])(
            session, 0, inputNames, inputs, (nuint)inputCount, outputNames, (nuint)outputCount, outputs));

    internal static nint CreateSessionOptions()
    {
        nint options;
        Check(((delegate* unmanaged[Cdecl]<nint*, nint>)Table[10])(&options));
        return options;
    }

    internal static void SetOptimization(nint options, int level) => Check(((delegate* unmanaged[Cdecl]<nint, int, nint>)Table[23])(options, level));

    internal static void SetIntraOpThreads(nint options, int threads) => Check(((delegate* unmanaged[Cdecl]<nint, int, nint>)Table[24])(options, threads));

    internal static void SetInterOpThreads(nint options, int threads) => Check(((delegate* unmanaged[Cdecl]<nint, int, nint>)Table[25])(options, threads));

    internal static int Count(nint session, bool inputs)
    {
        nuint count;
        Check(((delegate* unmanaged[Cdecl]<nint, nuint*, nint>)Table[inputs ? 30 : 31])(session, &count));
        return (int)count;
    }

    internal static nint TypeInfo(nint session, int index, bool input)
    {
        nint info;
        Check(((delegate* unmanaged[Cdecl]<nint, nuint, nint*, nint>)Table[input ? 33 : 34])(session, (nuint)index, &info));
        return info;
    }

    internal static string Name(nint session, int index, bool input)
    {
        var allocator = Allocator();
        nint text;
        Check(((delegate* unmanaged[Cdecl]<nint, nuint, nint, nint*, nint>)Table[input ? 36 : 37])(session, (nuint)index, allocator, &text));
        return Take(allocator, text);
    }

    /// <summary>An empty tensor whose memory ONNX Runtime owns.</summary>
    internal static nint CreateTensor(ReadOnlySpan<long> shape, TensorElementType type)
    {
        nint value;
        fixed (long* dimensions = shape)
            Check(((delegate* unmanaged[Cdecl]<nint, long*, nuint, int, nint*, nint>)Table[48])(Allocator(), dimensions, (nuint)shape.Length, (int)type, &value));
        return value;
    }

    /// <summary>A tensor over the caller's memory, which must outlive it and not move.</summary>
    internal static nint CreateTensor(void* data, nuint bytes, ReadOnlySpan<long> shape, TensorElementType type)
    {
        nint value;
        fixed (long* dimensions = shape)
            Check(((delegate* unmanaged[Cdecl]<nint, void*, nuint, long*, nuint, int, nint*, nint>)Table[49])(
                CpuMemory, data, bytes, dimensions, (nuint)shape.Length, (int)type, &value));
        return value;
    }

    internal static void* Data(nint value)
    {
        void* data;
        Check(((delegate* unmanaged[Cdecl]<nint, void**, nint>)Table[51])(value, &data));
        return data;
    }

    internal static void FillStrings(nint value, nint* strings, nuint count) =>
        Check(((delegate* unmanaged[Cdecl]<nint, nint*, nuint, nint>)Table[52])(value, strings, count));

    internal static nuint StringsLength(nint value)
    {
        nuint length;
        Check(((delegate* unmanaged[Cdecl]<nint, nuint*, nint>)Table[53])(value, &length));
        return length;
    }

    internal static void Strings(nint value, byte* text, nuint length, nuint* offsets, nuint count) =>
        Check(((delegate* unmanaged[Cdecl]<nint, byte*, nuint, nuint*, nuint, nint>)Table[54])(value, text, length, offsets, count));

    /// <summary>The tensor part of a type; 0 when the type is no tensor. It lives as long as the type.</summary>
    internal static nint TensorPart(nint typeInfo)
    {
        nint part;
        Check(((delegate* unmanaged[Cdecl]<nint, nint*, nint>)Table[55])(typeInfo, &part));
        return part;
    }

    internal static int Kind(nint typeInfo)
    {
        int kind;
        Check(((delegate* unmanaged[Cdecl]<nint, int*, nint>)Table[56])(typeInfo, &kind));
        return kind;
    }

    internal static TensorElementType ElementType(nint tensorInfo)
    {
        int type;
        Check(((delegate* unmanaged[Cdecl]<nint, int*, nint>)Table[60])(tensorInfo, &type));
        return (TensorElementType)type;
    }

    internal static int Rank(nint tensorInfo)
    {
        nuint rank;
        Check(((delegate* unmanaged[Cdecl]<nint, nuint*, nint>)Table[61])(tensorInfo, &rank));
        return (int)rank;
    }

    internal static void Dimensions(nint tensorInfo, Span<long> shape)
    {
        fixed (long* dimensions = shape)
            Check(((delegate* unmanaged[Cdecl]<nint, long*, nuint, nint>)Table[62])(tensorInfo, dimensions, (nuint)shape.Length));
    }

    internal static nint TensorInfo(nint value)
    {
        nint info;
        Check(((delegate* unmanaged[Cdecl]<nint, nint*, nint>)Table[65])(value, &info));
        return info;
    }

    internal static nint ModelMetadata(nint session)
    {
        nint metadata;
        Check(((delegate* unmanaged[Cdecl]<nint, nint*, nint>)Table[111])(session, &metadata));
        return metadata;
    }

    internal static string Producer(nint metadata)
    {
        var allocator = Allocator();
        nint text;
        Check(((delegate* unmanaged[Cdecl]<nint, nint, nint*, nint>)Table[112])(metadata, allocator, &text));
        return Take(allocator, text);
    }

    internal static string Property(nint metadata, string key)
    {
        var allocator = Allocator();
        nint text;
        var name = Marshal.StringToCoTaskMemUTF8(key);
        Check(((delegate* unmanaged[Cdecl]<nint, nint, nint, nint*, nint>)Table[116])(metadata, allocator, name, &text));
        Marshal.FreeCoTaskMem(name);
        return Take(allocator, text);
    }

    internal static string[] PropertyKeys(nint metadata)
    {
        var allocator = Allocator();
        nint* keys;
        long count;
        Check(((delegate* unmanaged[Cdecl]<nint, nint, nint**, long*, nint>)Table[123])(metadata, allocator, &keys, &count));
        var names = new string[count];
        for (var i = 0; i < names.Length; i++)
            names[i] = Take(allocator, keys[i]);
        if (count > 0)
            Free(allocator, (nint)keys);
        return names;
    }

    internal static void ReleaseSession(nint session) => Release(95, session);

    internal static void ReleaseValue(nint value) => Release(96, value);

    internal static void ReleaseTypeInfo(nint info) => Release(98, info);

    internal static void ReleaseTensorInfo(nint info) => Release(99, info);

    internal static void ReleaseSessionOptions(nint options) => Release(100, options);

    internal static void ReleaseModelMetadata(nint metadata) => Release(118, metadata);

    [LibraryImport("onnxruntime", EntryPoint = "OrtGetApiBase")]
    private static partial nint* ApiBase();

    static nint* LoadTable()
    {
        var table = ((delegate* unmanaged[Cdecl]<uint, nint*>)ApiBase()[0])(ApiVersion);
        return table is not null ? table : throw new NativeLibraryMissingException(
            NativeEngine.OnnxRuntime.Title, $"The ONNX Runtime on this machine is older than 1.{ApiVersion}. {NativeEngine.OnnxRuntime.Install}");
    }

    static nint CreateEnvironment()
    {
        const int errorsOnly = 3;
        nint environment;
        fixed (byte* name = "slipway\0"u8)
            Check(((delegate* unmanaged[Cdecl]<int, byte*, nint*, nint>)Table[3])(errorsOnly, name, &environment));
        return environment;
    }

    static nint CreateCpuMemory()
    {
        const int deviceAllocator = 0, defaultMemory = 0;
        nint memory;
        Check(((delegate* unmanaged[Cdecl]<int, int, nint*, nint>)Table[69])(deviceAllocator, defaultMemory, &memory));
        return memory;
    }

    static nint Allocator()
    {
        nint allocator;
        Check(((delegate* unmanaged[Cdecl]<nint*, nint>)Table[78])(&allocator));
        return allocator;
    }

    static string Take(nint allocator, nint text)
    {
        var taken = Marshal.PtrToStringUTF8(text) ?? "";
        if (text != 0)
            Free(allocator, text);
        return taken;
    }

    static void Free(nint allocator, nint pointer) => Check(((delegate* unmanaged[Cdecl]<nint, nint, nint>)Table[76])(allocator, pointer));

    static void Release(int place, nint thing) => ((delegate* unmanaged[Cdecl]<nint, void>)Table[place])(thing);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Check(nint status)
    {
        if (status != 0)
            Throw(status);
    }

    static void Throw(nint status)
    {
        var code = ((delegate* unmanaged[Cdecl]<nint, int>)Table[1])(status);
        var message = Marshal.PtrToStringUTF8((nint)((delegate* unmanaged[Cdecl]<nint, byte*>)Table[2])(status)) ?? "";
        Release(93, status);
        throw new OnnxException((OnnxError)code, message);
    }
}
