using Bunit;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Web.Components.Consensus;

namespace Kompass.SelfAssess.Web.Tests.Components.Consensus;

/// <summary>Why an item is on the agenda: each number with its word, and a sign where there is none.</summary>
public sealed class AgendaWhyTests : ComponentTestBase
{
    [Fact]
    public void Why_Measured_SaysEachNumberWithItsWord()
    {
        Assert.Equal(
            ["Poäng på spel 15,9 av 30", "Oenighet Stor 0,80", "Vet ej 10 %", "Utan underlag 50 %"],
            Words(new(15.9m, 30, false, CellState.Shown, 0.8, 0.1, 0.5)));
    }

    [Fact]
    public void Why_Withheld_ShowsSignsAndNoNumberButThePoints()
    {
        var words = Words(new(null, 7.5m, false, CellState.Withheld, null, null, null));

        Assert.All(words, text => Assert.Contains("..", text, StringComparison.Ordinal));
        Assert.EndsWith("av 7,5", words[0], StringComparison.Ordinal);
        Assert.All(words.Skip(1), text => Assert.DoesNotContain(text, char.IsDigit));
    }

    [Fact]
    public void Why_NobodyAnswered_SaysSoInsteadOfADisagreement()
    {
        Assert.Equal("Oenighet Ingen har svarat", Words(new(25, 25, true, CellState.Missing, null, null, null))[1]);
    }

    private List<string> Words(AgendaWhyView why) =>
        [.. Render<AgendaWhy>(parameters => parameters.Add(component => component.Why, why)).FindAll("dl > div").Select(ElementWords.Of)];
}
