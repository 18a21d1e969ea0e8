using Kompass.SelfAssess.Domain.Evaluations;

namespace Kompass.SelfAssess.Domain.Tests.Evaluations;

public sealed class MunicipalityNameTests
{
    [Theory]
    [InlineData("Karlskoga", "Karlskoga kommun", MunicipalityMatch.Same)]
    [InlineData("Karlskogas kommun", "KARLSKOGA", MunicipalityMatch.Same)]
    [InlineData("Upplands-Bro", "Upplands Bro kommun", MunicipalityMatch.Same)]
    [InlineData("Västerås stad", "Västerås", MunicipalityMatch.Same)]
    [InlineData("Borås", "Borås Stad", MunicipalityMatch.Same)]
    [InlineData("Karlskoga", "Karlskoga (demo)", MunicipalityMatch.Similar)]
    [InlineData("Upplands Väsby", "Väsby", MunicipalityMatch.Similar)]
    [InlineData("Lindesberg", "Karlskoga (demo)", MunicipalityMatch.Different)]
    [InlineData("Karlskrona", "Karlskoga", MunicipalityMatch.Different)]
    [InlineData("Berg", "Lindesberg", MunicipalityMatch.Different)]
    [InlineData("", "Karlskoga", MunicipalityMatch.Different)]
    [InlineData("kommun", "Karlskoga kommun", MunicipalityMatch.Different)]
    public void Compare_Names_TellsWhatAPersonHasToSay(string read, string own, MunicipalityMatch expected) =>
        Assert.Equal(expected, MunicipalityName.Compare(read, own));

    [Theory]
    [InlineData(1999, "2002")]
    [InlineData(2003, "2002")]
    [InlineData(2014, "2010")]
    [InlineData(2018, "2016")]
    [InlineData(2022, "2020")]
    public void SuggestedEdition_IsTheOneInUseThatYear(int year, string key) => Assert.Equal(key, EditionPeriods.SuggestedFor(year));
}
