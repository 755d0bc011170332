using Microsoft.Data.Sqlite;
using Slipway.Kernel;
using Slipway.Storage;

namespace Slipway.Unit.Storage;

public sealed class SqlTests
{
    enum Colour { Red }

    sealed record Thing : IEntity
    {
        public static string IdPrefix => "thing";
    }

    [Fact]
    public void Holes_are_parameters_in_their_order()
    {
        Sql sql = $"select * from t where a = {1} and b = {"x"} limit {2}";

        Assert.Equal("select * from t where a = @p0 and b = @p1 limit @p2", sql.Text);
        Assert.Equal([1L, "x", 2L], Values(sql));
    }

    [Fact]
    public void Parts_bring_their_own_parameters_and_are_numbered_anew()
    {
        Sql filter = $"a = {"x"} and b = {"y"}";
        Sql sql = $"select {1} from t where {filter} or c = {"z"}";

        Assert.Equal("select @p0 from t where a = @p1 and b = @p2 or c = @p3", sql.Text);
        Assert.Equal([1L, "x", "y", "z"], Values(sql));
        Assert.Equal("a = @p0 and b = @p1a = @p2 and b = @p3", (filter + filter).Text);
        Assert.Equal("a = @p0 and b = @p1", (filter + Sql.Empty).Text);
        Assert.Equal("", default(Sql).Text);
    }

    [Fact]
    public void Interpolated_text_in_a_hole_is_a_value()
    {
        var search = "x' or 1=1";
        Sql sql = $"select * from t where name like {$"%{search}%"}";

        Assert.Equal("select * from t where name like @p0", sql.Text);
        Assert.Equal(["%x' or 1=1%"], Values(sql));
    }

    [Fact]
    public void Values_take_one_of_five_shapes()
    {
        var id = new Id<Thing>(Guid.Empty);
        Sql sql = $"{DateTimeOffset.UnixEpoch.AddSeconds(1)}{Colour.Red}{id}{Digest.Of("x")}{(string?)null}{(Id<Thing>?)id}{1.5f}";

        Assert.Equal([1000L, "Red", id.ToString(), Digest.Of("x").ToString(), DBNull.Value, id.ToString(), 1.5], Values(sql));
    }

    [Fact]
    public void What_has_no_column_type_is_a_mistake() =>
        Assert.Throws<NotSupportedException>(() => ((Sql)$"{1.5m}").Text);

    [Fact]
    public void A_column_is_one_of_those_allowed()
    {
        Sql sql = $"select * from t order by {SqlText.Column("name", "name", "at")} {SqlText.Direction(descending: true)}";

        Assert.Equal("select * from t order by name desc", sql.Text);
        Assert.Equal("sort.unknown", Assert.Throws<RefusalException>(() => SqlText.Column("name; drop table t", "name")).Code);
    }

    [Fact]
    public void Joined_parts_have_the_separator_between_them()
    {
        Assert.Equal("@p0, @p1, @p2", Sql.List([1, 2, 3]).Text);
        Assert.Equal("null", Sql.List<int>([]).Text);
        Assert.Equal("a = @p0 and b = @p1", Sql.Join($" and ", [(Sql)$"a = {1}", (Sql)$"b = {2}"]).Text);
    }

    static List<object?> Values(Sql sql)
    {
        using var command = new SqliteCommand();
        sql.Bind(command.Parameters, command.CreateParameter);
        return [.. command.Parameters.Cast<SqliteParameter>().Select(parameter => parameter.Value)];
    }
}
