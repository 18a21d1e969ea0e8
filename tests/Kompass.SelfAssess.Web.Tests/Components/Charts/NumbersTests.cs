using Kompass.SelfAssess.Web.Components.Charts;

namespace Kompass.SelfAssess.Web.Tests.Components.Charts;

public sealed class NumbersTests : ComponentTestBase
{
    [Theory]
    [InlineData("68.94", "68,9")]
    [InlineData("68.95", "69,0")]
    [InlineData("0", "0,0")]
    [InlineData("-0.04", "0,0")]
    [InlineData("1234.5", "1\u202F234,5")]
    public void Points_Swedish_HasOneDecimalCommaAndThinSpace(string value, string expected) =>
        Assert.Equal(expected, Numbers.Points(Parse(value)));

    [Theory]
    [InlineData("74", "74")]
    [InlineData("74.00", "74")]
    [InlineData("2.5", "2,5")]
    public void AsPrinted_Official_IsNotPadded(string value, string expected) => Assert.Equal(expected, Numbers.AsPrinted(Parse(value)));

    [Theory]
    [InlineData("1.6", "+1,6")]
    [InlineData("-0.3", "\u22120,3")]
    [InlineData("0.04", "0,0")]
    [InlineData("-0.04", "0,0")]
    public void WithSign_Difference_HasRealMinusAndNoSignOnNothing(string value, string expected) =>
        Assert.Equal(expected, Numbers.WithSign(Parse(value)));

    [Fact]
    public void All_English_UsePointAndComma()
    {
        Speak("en");
        Assert.Equal("1,234.5", Numbers.Points(1234.5m));
        Assert.Equal("69%", Numbers.Percent(0.689));
        Assert.Equal("0.25", Numbers.Ratio(0.25));
        Assert.Equal("\u22123.0", Numbers.WithSign(-3));
    }

    [Fact]
    public void Percent_Swedish_KeepsSignOnTheLine() => Assert.Equal("69\u00A0%", Numbers.Percent(0.689));

    [Fact]
    public void Margin_Swedish_KeepsSignOnTheLine() => Assert.Equal("±\u00A03,6", Numbers.Margin(3.6m));

    [Theory]
    [InlineData(0.294, 1)]
    [InlineData(0.2951, 2)]
    [InlineData(0.30, 2)]
    [InlineData(0.494, 2)]
    [InlineData(0.4951, 3)]
    [InlineData(0.50, 3)]
    public void Squares_Disagreement_FollowsTheNumberAsWritten(double value, int squares) => Assert.Equal(squares, Disagreement.Squares(value));

    private static decimal Parse(string value) => decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture);
}
