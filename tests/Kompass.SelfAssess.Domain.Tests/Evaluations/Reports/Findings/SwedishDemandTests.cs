using Kompass.SelfAssess.Domain.Evaluations.Reports.Findings;

namespace Kompass.SelfAssess.Domain.Tests.Evaluations.Reports.Findings;

public class SwedishDemandTests
{
    [Theory]
    [InlineData("Säkerställ att alla får information")]
    [InlineData("Vidmakthåll den goda andan")]
    [InlineData("Digitalisera ansökningar")]
    [InlineData("Effektivisera")]
    [InlineData("Minska antalet uppdrag")]
    [InlineData("Avlasta cheferna")]
    [InlineData("Kartlägg behoven")]
    [InlineData("Se över reglementet")]
    [InlineData("”Våga prioritera”")]
    public void Begins_VerbThatDemands_IsTrue(string text) => Assert.True(SwedishDemand.Begins(text));

    [Theory]
    [InlineData("Tydliga kontaktvägar på webben")]
    [InlineData("Öppna sammanträden")]
    [InlineData("Goda exempel sprids")]
    [InlineData("Publika chefsanteckningar")]
    [InlineData("Hemsida med e-tjänster")]
    [InlineData("Stöd till företagen")]
    [InlineData("Karlskrona-analysen och verktyget")]
    [InlineData("Medarbetare från verksamheter")]
    [InlineData("")]
    [InlineData("123")]
    public void Begins_WhatIsThere_IsFalse(string text) => Assert.False(SwedishDemand.Begins(text));
}
