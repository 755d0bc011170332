using System.Text.Json.Nodes;

namespace Slipway.Cli.Demo.Chapters;

sealed class Deploy : IChapter
{
    public string Title => "Deploy: version 1 goes live and is asked";

    public async Task TellAsync(StoryState state, StoryTeller teller, CancellationToken ct)
    {
        var deployment = await state.Author.Deployments.DeployAsync(StoryState.Model, new(StoryState.Model), ct);
        await state.Author.Monitoring.PutPlanAsync(StoryState.Model, state.ExampleText("monitor.yaml"), ct);
        teller.Good($"{deployment.Name} is {deployment.Status} in {deployment.Environment}, following @{deployment.Follows} = version {deployment.Routes[0].Version}");
        teller.Link("inference", new Uri(state.Author.Server, $"/v2/models/{deployment.Name}/infer"));

        await AskAsync(state, teller, "one row", [new(new(2001, 1, 31, 17, 45, 0), 733, "ORD", "LGA", 0)], ct);
        await AskAsync(state, teller, "three rows", [
            new(new(2001, 1, 31, 6, 10, 0), 370, "PHX", "LAX", 0),
            new(new(2001, 1, 31, 20, 5, 0), 599, "ATL", "ORD", 0),
            // No flight ever left from here: the encoding falls back to the training average.
            new(new(2001, 1, 31, 20, 5, 0), 599, "ZZZ", "ORD", 0)], ct);
    }

    static async Task AskAsync(StoryState state, StoryTeller teller, string what, Replay.Flight[] flights, CancellationToken ct)
    {
        var request = new Replay.InferenceRequest();
        var answer = JsonNode.Parse(await state.Author.Inference.InferAsync(StoryState.Model, request.Write($"demo-{what.Replace(' ', '-')}", flights), ct))!;
        var probabilities = answer["outputs"]![0]!["data"]!.AsArray().Select(value => $"{value!.GetValue<double>():P1}");
        teller.Fact(what, $"{string.Join(", ", flights.Select(flight => $"{flight.Origin}→{flight.Destination} at {flight.Departure:HH:mm}"))}: {string.Join(", ", probabilities)} late");
    }
}
