using System.Security.Cryptography;
using Kompass.SelfAssess.Web.Pages;
using Microsoft.AspNetCore.DataProtection;

namespace Kompass.SelfAssess.Web.Tests.Pages;

public sealed class PageSealTests
{
    private static readonly Guid Owner = Guid.NewGuid();

    private readonly EphemeralDataProtectionProvider _keys = new();

    [Fact]
    public void Open_OwnSeal_GivesBackWhatWasSealed()
    {
        var seal = new PageSeal(_keys, "plan-import", Owner);

        Assert.Equal(new Shown("Åtgärd 3", 12), seal.Open<Shown>(seal.Seal(new Shown("Åtgärd 3", 12))));
    }

    [Fact]
    public void Open_SealOfAnotherPageOrThing_GivesNothing()
    {
        var text = new PageSeal(_keys, "plan-import", Owner).Seal(new Shown("Åtgärd 3", 12));

        Assert.Null(new PageSeal(_keys, "evaluation-import", Owner).Open<Shown>(text));
        Assert.Null(new PageSeal(_keys, "plan-import", Guid.NewGuid()).Open<Shown>(text));
        Assert.Null(new PageSeal(new EphemeralDataProtectionProvider(), "plan-import", Owner).Open<Shown>(text));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("inte ett sigill")]
    [InlineData("QUJD")]
    public void Open_NoSeal_GivesNothing(string? text) => Assert.Null(new PageSeal(_keys, "plan-import", Owner).Open<Shown>(text));

    [Fact]
    public void Open_CutOffOrOtherContent_GivesNothing()
    {
        var seal = new PageSeal(_keys, "plan-import", Owner);
        var text = seal.Seal(new Shown("Åtgärd 3", 12))!;

        Assert.Null(seal.Open<Shown>(text[..^8]));
        Assert.Null(seal.Open<Shown>(seal.Seal(17)));
    }

    [Fact]
    public void Seal_MoreThanAFormSendsBack_IsNone()
    {
        var seal = new PageSeal(_keys, "plan-import", Owner);

        Assert.NotNull(seal.Seal(RandomNumberGenerator.GetBytes(1_500_000)));
        Assert.Null(seal.Seal(RandomNumberGenerator.GetBytes(2_700_000)));
    }

    private sealed record Shown(string Title, int Number);
}
