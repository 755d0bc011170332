using Slipway.Client;
using Slipway.Contracts.Registry;

namespace Slipway.Cli.Demo.Chapters;

sealed class Approve : IChapter
{
    public string Title => "Approve: the gates have spoken, now a person does";

    public async Task TellAsync(StoryState state, StoryTeller teller, CancellationToken ct)
    {
        try
        {
            await state.Author.Models.DecideAsync(StoryState.Model, 1, new(Decision.Approve, "I made it, it is fine."), ct);
            throw new InvalidOperationException("The author could approve their own work.");
        }
        catch (SlipwayException refusal) when (refusal.Code == "approval.own_work")
        {
            teller.Refused(refusal.Message);
        }

        state.Reviewer = await ReviewerAsync(state, ct);
        var approved = await state.Reviewer.Models.DecideAsync(StoryState.Model, 1, new(Decision.Approve, "Beats the class prior on unseen days; no segment falls behind."), ct);
        teller.Good($"{approved.Approvals[^1].By} approved {approved.Model}/{approved.Version}: “{approved.Approvals[^1].Comment}”");
        var alias = await state.Author.Models.SetAliasAsync(StoryState.Model, "champion", 1, ct);
        teller.Fact("alias", $"{alias.Alias} → version {alias.To}");
    }

    static async Task<SlipwayClient> ReviewerAsync(StoryState state, CancellationToken ct)
    {
        await state.Author.Access.CreateUserAsync(new("reviewer", ["reviewer"], "Rowan Reviewer"), ct);
        var token = await state.Author.Access.CreateTokenAsync(new("demo", Days: 1, User: "reviewer"), ct);
        return new(state.Author.Server, token.Secret);
    }
}
