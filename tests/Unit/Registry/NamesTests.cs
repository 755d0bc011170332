using Slipway.Kernel;
using Slipway.Registry;

namespace Slipway.Unit.Registry;

public sealed class NamesTests
{
    [Theory, InlineData("flights-delay"), InlineData("a"), InlineData("3d.model_2")]
    public void Plain_names_are_models(string name) => Assert.Equal(name, Names.Model(name));

    [Theory, InlineData(""), InlineData("-a"), InlineData(".."), InlineData("a/b"), InlineData("a b"), InlineData("a\n"), InlineData("é")]
    public void What_means_something_in_a_url_or_a_path_is_not_a_model(string name) => Assert.Throws<RefusalException>(() => Names.Model(name));

    [Theory, InlineData("latest"), InlineData("LATEST"), InlineData("3"), InlineData("v3")]
    public void What_names_a_version_is_not_an_alias(string name) => Assert.Equal("alias.name", Assert.Throws<RefusalException>(() => Names.Alias(name)).Code);
}
