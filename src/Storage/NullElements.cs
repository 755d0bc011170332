using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Slipway.Storage;

/// <summary>Holds lists and maps to their annotations: the serializer itself lets null into an <c>IReadOnlyList&lt;string&gt;</c>.</summary>
static class NullElements
{
    public static void Refuse(JsonTypeInfo type)
    {
        if (type.Kind is not JsonTypeInfoKind.Object)
            return;
        var nullability = new NullabilityInfoContext();
        foreach (var property in type.Properties)
        {
            if (property is not { Get: { } get, AttributeProvider: PropertyInfo declared } || !IsFilled(nullability.Create(declared)))
                continue;
            type.OnDeserialized += instance =>
            {
                if (Elements(get(instance)).Cast<object?>().Contains(null))
                    throw new JsonException($"'{property.Name}' holds null where every element needs a value.");
            };
        }
    }

    /// <summary>Whether it is a collection whose elements, or values, may never be null.</summary>
    static bool IsFilled(NullabilityInfo declared)
    {
        if (declared.Type == typeof(string) || !declared.Type.IsAssignableTo(typeof(IEnumerable)))
            return false;
        var element = declared.ElementType ?? declared.GenericTypeArguments.LastOrDefault();
        return element is { ReadState: NullabilityState.NotNull, Type.IsValueType: false };
    }

    static IEnumerable Elements(object? collection) => collection switch
    {
        IDictionary map => map.Values,
        IEnumerable list => list,
        _ => Array.Empty<object>(),
    };
}
