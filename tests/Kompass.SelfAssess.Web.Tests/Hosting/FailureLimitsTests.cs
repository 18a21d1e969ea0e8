using Kompass.SelfAssess.TestKit;
using Kompass.SelfAssess.Web.Hosting;
using Microsoft.Extensions.Options;

namespace Kompass.SelfAssess.Web.Tests.Hosting;

public sealed class FailureLimitsTests
{
    private readonly FixedClock clock = new(FixedClock.Tuesday);
    private readonly FailureLimits limits;

    public FailureLimitsTests() =>
        limits = new FailureLimits(Options.Create(new SecurityOptions { UnknownLinksPerAddress = 5, FailureWindowMinutes = 10 }), clock);

    [Fact]
    public void Wait_BelowTheLimit_IsNone()
    {
        Fail(4, "10.0.0.1");
        Assert.Null(limits.Wait(FailureKind.UnknownLink, "10.0.0.1"));
    }

    [Fact]
    public void Wait_AtTheLimit_IsWhatIsLeftOfTheWindow()
    {
        Fail(1, "10.0.0.1");
        clock.Advance(TimeSpan.FromMinutes(4));
        Fail(4, "10.0.0.1");
        Assert.Equal(TimeSpan.FromMinutes(6), limits.Wait(FailureKind.UnknownLink, "10.0.0.1"));
    }

    [Fact]
    public void Wait_OtherAddressOrOtherKind_IsNotAffected()
    {
        Fail(50, "10.0.0.1");
        Assert.Null(limits.Wait(FailureKind.UnknownLink, "10.0.0.2"));
        Assert.Null(limits.Wait(FailureKind.SignIn, "10.0.0.1"));
    }

    [Fact]
    public void Wait_AfterTheWindow_StartsAfresh()
    {
        Fail(50, "10.0.0.1");
        clock.Advance(TimeSpan.FromMinutes(10));
        Fail(1, "10.0.0.1");
        Assert.Null(limits.Wait(FailureKind.UnknownLink, "10.0.0.1"));
    }

    private void Fail(int times, string address)
    {
        for (var time = 0; time < times; time++)
        {
            limits.Count(FailureKind.UnknownLink, address);
        }
    }
}
