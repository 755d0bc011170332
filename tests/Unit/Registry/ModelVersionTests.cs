using FsCheck;
using FsCheck.Fluent;
using Slipway.Contracts.Registry;
using Slipway.Kernel;
using Slipway.Registry.Versions;

namespace Slipway.Unit.Registry;

public sealed class ModelVersionTests
{
    /// <summary>What may be done to a version: the gates pass or fail, the author or a reviewer approves or rejects.</summary>
    enum Act { GatesPass, GatesFail, OwnApproval, OwnRejection, Approval, Rejection }

    static readonly Arbitrary<Act[]> Acts = Gen.ArrayOf(Gen.Elements(Enum.GetValues<Act>())).ToArbitrary();

    [Fact]
    public void Nothing_is_approved_but_by_passed_gates_and_then_another_person() => Prop.ForAll(Acts, acts =>
    {
        var (version, history) = (Some.Version(), new List<Act>());
        foreach (var act in acts)
        {
            try
            {
                version = Do(version, act);
                history.Add(act);
            }
            catch (RefusalException)
            {
                continue;
            }
        }

        return version.Status switch
        {
            VersionStatus.GatesPending => history.Count == 0,
            VersionStatus.GatesFailed => history.SequenceEqual([Act.GatesFail]),
            VersionStatus.AwaitingApproval => history.SequenceEqual([Act.GatesPass]),
            VersionStatus.Approved => history.SequenceEqual([Act.GatesPass, Act.Approval]),
            _ => history.SequenceEqual([Act.GatesPass, Act.Rejection]),
        };
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Who_made_it_or_trained_it_is_refused_by_name()
    {
        var waiting = Some.Version().Gated(passed: true);

        foreach (var maker in (string[])["ada", "trainer"])
        {
            var refusal = Assert.Throws<RefusalException>(() => waiting.Decided(Decision.Approve, Some.Person(maker), ["ada", "trainer"]));
            Assert.Equal(("approval.own_work", RefusalKind.Forbidden), (refusal.Code, refusal.Kind));
            Assert.Contains(maker, refusal.Message);
        }
    }

    static ModelVersion Do(ModelVersion version, Act act) => act switch
    {
        Act.GatesPass => version.Gated(passed: true),
        Act.GatesFail => version.Gated(passed: false),
        Act.OwnApproval => version.Decided(Decision.Approve, Some.Person("ada"), ["ada"]),
        Act.OwnRejection => version.Decided(Decision.Reject, Some.Person("ada"), ["ada"]),
        Act.Approval => version.Decided(Decision.Approve, Some.Person("rowan"), ["ada"]),
        _ => version.Decided(Decision.Reject, Some.Person("rowan"), ["ada"]),
    };
}
