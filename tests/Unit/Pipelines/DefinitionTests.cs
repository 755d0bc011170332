using FsCheck;
using FsCheck.Fluent;
using Slipway.Kernel;
using Slipway.Pipelines.Definitions;

namespace Slipway.Unit.Pipelines;

public sealed class DefinitionTests
{
    [Fact]
    public void A_good_definition_has_no_problems_and_keeps_what_it_says()
    {
        var problems = new List<Problem>();
        var definition = DefinitionParser.Parse(Some.Pipeline, problems)!;

        Assert.Empty(Some.Problems(Some.Pipeline));
        var trees = definition.Steps.Single(step => step.Name == "trees");
        Assert.Equal((2, TimeSpan.FromMinutes(10), 2.0, 4L << 30), (trees.Retries, trees.Timeout, trees.Resources!.Cpus, trees.Resources.MemoryBytes));
        Assert.Equal(["alert", "schedule"], definition.Triggers.Select(trigger => trigger.Kind));
        Assert.Equal(["python3", "notes.py", "--seed", "7"], definition.Steps[^1].Run!);
    }

    [Fact]
    public void Merged_keys_come_from_the_anchor_and_own_keys_win()
    {
        var trees = DefinitionParser.Parse(Some.Pipeline, [])!.Steps.Single(step => step.Name == "trees");

        Assert.Equal("""{"train":"${{ steps.split.outputs.train }}","seed":"8","file":"notes.md"}""", trees.With.ToJson(text => text).ToJsonString());
    }

    [Fact]
    public void A_step_needs_what_it_says_and_what_it_refers_to()
    {
        var definition = DefinitionParser.Parse(Some.Pipeline, [])!;

        Assert.Equal(["check", "split"], definition.Steps.Single(step => step.Name == "trees").Needs);
    }

    [Fact]
    public void Every_problem_is_told_at_once_with_its_line()
    {
        var problems = Some.Problems("""
            name: Flights Delay
            colour: red
            steps:
              split:
                uses: data/split
                with: { table: "${{ inputs.data }}", rations: 3 }
                retries: 99
              prior:
                uses: train/prior
                needs: [nobody]
                with: { train: "${{ steps.tidy.outputs.x }}", seed: "${{ oops }}" }
              odd:
                uses: train/forest
                timeout: soon
              both: { uses: train/prior, run: [echo] }
            """);

        Assert.Equal(
            [(1, "name"), (2, "colour"), (6, "steps.split.with.rations"), (6, "steps.split.with.table"), (4, "steps.split.with.ratios"),
             (7, "steps.split.retries"), (8, "steps.prior.needs"), (11, "steps.prior.with.train"), (11, "steps.prior.with.seed"),
             (12, "steps.odd.uses"), (14, "steps.odd.timeout"), (15, "steps.both"), (15, "steps.both.with.train")],
            problems.Select(problem => (problem.Line!.Value, problem.Path)).OrderBy(found => Order(found.Path)));

        static int Order(string path) => Array.IndexOf(
            ["name", "colour", "steps.split.with.rations", "steps.split.with.table", "steps.split.with.ratios", "steps.split.retries", "steps.prior.needs",
             "steps.prior.with.train", "steps.prior.with.seed", "steps.odd.uses", "steps.odd.timeout", "steps.both", "steps.both.with.train"], path);
    }

    [Fact]
    public void A_cycle_is_told_with_its_way_round()
    {
        var problems = Some.Problems("""
            name: round
            steps:
              a: { run: [x], needs: [c] }
              b: { run: [x], needs: [a] }
              c: { run: [x], needs: [b] }
              d: { run: [x], needs: [d] }
            """);

        Assert.Equal(["These steps wait for each other: a → c → b → a.", "These steps wait for each other: d → d."], problems.Select(problem => problem.Message));
        Assert.Equal([3, 6], problems.Select(problem => problem.Line!.Value));
    }

    [Theory]
    [InlineData("${{ steps.baseline.outputs.modle }}", "train/prior has no output 'modle'; it has model, run.")]
    [InlineData("flights@latest", "'flights@latest' means another version tomorrow; make it an input, so that each execution records which one it read.")]
    [InlineData("${{ inputs.date }}", "No input is called 'date'; there is data.")]
    [InlineData("${{ env.HOME }}", "'${{ env.HOME }}' is no reference; accepted are ${{ inputs.NAME }} and ${{ steps.STEP.outputs.NAME }}.")]
    public void A_bad_reference_is_told_with_what_there_is(string value, string message)
    {
        var text = Some.Pipeline.Replace("seed: 8", $"seed: \"{value}\"");

        var problem = Assert.Single(Some.Problems(text));
        Assert.Equal(message, problem.Message);
        Assert.Equal(text.Split('\n').Index().First(line => line.Item.Contains($"seed: \"{value}")).Index + 1, problem.Line);
    }

    [Fact]
    public void A_file_that_did_not_come_along_is_missed()
    {
        var problem = Assert.Single(Some.Problems(Some.Pipeline, new Dictionary<string, string>()));

        Assert.Equal("steps.trees.with.file", problem.Path);
    }

    [Fact]
    public void A_server_without_commands_refuses_them()
    {
        var problem = Assert.Single(Some.Problems(Some.Pipeline, commands: false));

        Assert.Equal("steps.script.run", problem.Path);
    }

    [Theory]
    [InlineData("a: [1, 2")]
    [InlineData("a: b: c")]
    [InlineData("\t- x")]
    [InlineData("*nobody")]
    [InlineData("&a [*a]")]
    [InlineData("name: x\n---\nname: y")]
    [InlineData("")]
    public void What_is_not_a_definition_is_a_problem(string text) => Assert.NotEmpty(Some.Problems(text));

    [Fact]
    public void A_bomb_of_aliases_is_refused_quickly()
    {
        var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + string.Concat(Enumerable.Range(1, 30).Select(i =>
            $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n"));

        Assert.Contains("unfolds", Assert.Single(Some.Problems(bomb)).Message);
    }

    [Fact]
    public void A_tower_of_brackets_is_refused() =>
        Assert.Contains("nested deeper", Assert.Single(Some.Problems(new string('[', 100_000))).Message);

    [Fact]
    public void No_text_crashes_the_parser() => Prop.ForAll<string>(text => Some.Problems(text ?? "").Count > 0)
        .QuickCheckThrowOnFailure();

    /// <summary>Random damage to a good definition reaches further into the parser than random text does.</summary>
    [Fact]
    public void No_damage_to_a_definition_crashes_the_parser()
    {
        const string Alphabet = "{}[]:,&*<>|?!%@`'\"#-\n\t ax0$\\";
        Prop.ForAll(ArbMap.Default.ArbFor<(ushort At, byte Length, byte With)[]>(), cuts =>
        {
            var text = Some.Pipeline;
            foreach (var (at, length, with) in cuts.Take(20))
            {
                var from = at % (text.Length + 1);
                text = text[..from] + Alphabet[with % Alphabet.Length] + text[Math.Min(text.Length, from + length % 7)..];
            }

            Some.Problems(text);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    [Fact]
    public void The_digest_follows_every_file_and_no_line_end()
    {
        var one = new Bundle("name: x\n", new Dictionary<string, string> { ["a"] = "1\n", ["b"] = "2" });

        Assert.Equal(one.Digest, new Bundle("name: x\r\n", new Dictionary<string, string> { ["b"] = "2", ["a"] = "1\r\n" }).Digest);
        Assert.NotEqual(one.Digest, new Bundle("name: x\n", new Dictionary<string, string> { ["a"] = "1\n", ["b"] = "3" }).Digest);
        Assert.NotEqual(one.Digest, new Bundle("name: y\n", one.Files).Digest);
    }
}
