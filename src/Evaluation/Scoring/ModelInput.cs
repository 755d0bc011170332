using Slipway.Engines.DuckDb;
using Slipway.Engines.OnnxRuntime;
using Slipway.Kernel;

namespace Slipway.Evaluation.Scoring;

/// <summary>Feeds one input of a model from the table's column of the same name. A missing text is the empty text, as in training.</summary>
sealed class ModelInput(OnnxTensorInfo info, int index)
{
    string[] _texts = [];

    public string Name => info.Name;

    /// <summary>SQL for the column in the type that the input takes.</summary>
    public string Select => info.Type switch
    {
        TensorElementType.String => $"coalesce(cast({DuckDbSql.Name(Name)} as varchar), '')",
        TensorElementType.Int64 => $"cast({DuckDbSql.Name(Name)} as bigint)",
        TensorElementType.Int32 => $"cast({DuckDbSql.Name(Name)} as integer)",
        _ => $"cast({DuckDbSql.Name(Name)} as double)",
    };

    public static IReadOnlyList<ModelInput> Of(OnnxModel model)
    {
        foreach (var input in model.Inputs)
        {
            var oneColumn = input.Shape.Count == 1 || (input.Shape.Count == 2 && input.Shape[1] is 1 or -1);
            if (!oneColumn || input.Type is not (TensorElementType.String or TensorElementType.Float or TensorElementType.Double or TensorElementType.Int64 or TensorElementType.Int32))
                throw Refusal.Invalid("evaluation.input", $"The model's input {input} is not one column of text or numbers, so no table's column fits it.");
        }

        return [.. model.Inputs.Select((input, index) => new ModelInput(input, index))];
    }

    public void Feed(OnnxCall call, DuckDbVector column)
    {
        var shape = info.Shape.Count == 1 ? (ReadOnlySpan<long>)[column.Rows] : [column.Rows, 1];
        switch (info.Type)
        {
            case TensorElementType.String:
                call.Input(index, shape, Texts(column));
                break;
            case TensorElementType.Float:
                column.CopyTo(call.Input<float>(index, shape));
                break;
            case TensorElementType.Double:
                column.CopyTo(call.Input<double>(index, shape));
                break;
            case TensorElementType.Int64:
                Whole(column).Values<long>().CopyTo(call.Input<long>(index, shape));
                break;
            default:
                Whole(column).Values<int>().CopyTo(call.Input<int>(index, shape));
                break;
        }
    }

    ReadOnlySpan<string> Texts(DuckDbVector column)
    {
        if (_texts.Length < column.Rows)
            _texts = new string[column.Rows];
        for (var row = 0; row < column.Rows; row++)
            _texts[row] = column.Text(row);
        return _texts.AsSpan(0, column.Rows);
    }

    DuckDbVector Whole(DuckDbVector column)
    {
        for (var row = 0; column.MayHaveNulls && row < column.Rows; row++)
        {
            if (column.IsNull(row))
                throw Refusal.Invalid("evaluation.missing", $"The column '{Name}' has a missing value, and the model's input takes whole numbers only.");
        }

        return column;
    }
}
