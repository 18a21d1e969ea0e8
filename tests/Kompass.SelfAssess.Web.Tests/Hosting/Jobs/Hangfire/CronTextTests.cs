using Kompass.SelfAssess.Web.Hosting.Jobs;

namespace Kompass.SelfAssess.Web.Tests.Hosting.Jobs;

public sealed class CronTextTests
{
    [Theory]
    [InlineData("00:00:01", "*/1 * * * * *")]
    [InlineData("00:00:02", "*/2 * * * * *")]
    [InlineData("00:01:00", "*/1 * * * *")]
    [InlineData("00:05:00", "*/5 * * * *")]
    [InlineData("06:00:00", "0 */6 * * *")]
    [InlineData("1.00:00:00", "0 2 * * *")]
    public void Of_Interval_IsItsCronExpression(string every, string cron) => Assert.Equal(cron, CronText.Of(TimeSpan.Parse(every, null)));
}
