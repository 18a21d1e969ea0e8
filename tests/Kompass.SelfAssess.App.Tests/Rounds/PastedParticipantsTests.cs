using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.App.Tests.Rounds;

public class PastedParticipantsTests
{
    private static readonly GroupLabel[] Groups =
    [
        new(RoleGroups.Elected, false, ["Förtroendevalda", "Politiker"]),
        new(RoleGroups.Managers, false, ["Chefer"]),
        new(RoleGroups.Unions, true, ["Fackliga företrädare"]),
    ];

    private static readonly string[] Units = ["Skola", "Vård och omsorg"];

    [Theory]
    [InlineData("Eva Berg;Eva.Berg@Ekby.se;Chefer;Skola")]
    [InlineData("Eva Berg\teva.berg@ekby.se\tchefer\tskola")]
    [InlineData("Eva Berg, eva.berg@ekby.se, Chefer, Skola")]
    [InlineData("\ufeff\"Eva Berg\" ; \"eva.berg@ekby.se\" ; managers ; SKOLA ;\r\n\r\n")]
    [InlineData("Namn;E-post;Grupp;Förvaltning\nEva Berg;eva.berg@ekby.se;Chefer;Skola")]
    [InlineData("Enhet\tGrupp\tE-postadress\tNamn\nSkola\tChefer\teva.berg@ekby.se\tEva Berg")]
    public void Parse_UsualForms_GiveTheSamePerson(string text)
    {
        var list = PastedParticipants.Parse(text, Groups, Units);

        Assert.Empty(list.Faults);
        var person = Assert.Single(list.People);
        Assert.Equal(("Eva Berg", "eva.berg@ekby.se", RoleGroups.Managers, "Skola"), (person.Name, person.Email, person.GroupKey, person.Unit));
    }

    [Theory]
    [InlineData("\"Ek, Eva\",eva@ekby.se,Chefer", "Ek, Eva")]
    [InlineData("Eva \"Evis\" Ek;eva@ekby.se;Chefer", "Eva \"Evis\" Ek")]
    [InlineData("Eva \"Evis\"\teva@ekby.se\tChefer", "Eva \"Evis\"")]
    [InlineData("\"Eva \"\"Evis\"\" Ek\";eva@ekby.se;Chefer", "Eva \"Evis\" Ek")]
    [InlineData("Eva 5\" Ek;eva@ekby.se;Chefer", "Eva 5\" Ek")]
    public void Parse_QuotationMarks_HoldACellTogetherOrBelongToIt(string text, string name)
    {
        var list = PastedParticipants.Parse(text, Groups, Units);

        Assert.Empty(list.Faults);
        Assert.Equal(name, Assert.Single(list.People).Name);
    }

    [Fact]
    public void Parse_FirstLineWithoutSeparator_LeavesTheOthersReadable()
    {
        var list = PastedParticipants.Parse("Eva Berg\nAli Ek;ali@ekby.se;Chefer", Groups, Units);

        Assert.Equal("ali@ekby.se", Assert.Single(list.People).Email);
        Assert.All(list.Faults, fault => Assert.Equal(1, fault.Line));
    }

    [Fact]
    public void Parse_NoUnit_IsAllowed()
    {
        var person = Assert.Single(PastedParticipants.Parse("Åsa Öst;asa@ekby.se;Politiker", Groups, Units).People);

        Assert.Equal((RoleGroups.Elected, null), (person.GroupKey, person.Unit));
    }

    [Theory]
    [InlineData(";a@ekby.se;Chefer;Skola", PasteFaultCode.NameMissing)]
    [InlineData("A;;Chefer;Skola", PasteFaultCode.EmailMissing)]
    [InlineData("A;a.ekby.se;Chefer;Skola", PasteFaultCode.EmailBad)]
    [InlineData("A;a@ekby;Chefer;Skola", PasteFaultCode.EmailBad)]
    [InlineData("A;a@ekby.se>;Chefer;Skola", PasteFaultCode.EmailBad)]
    [InlineData("A;a@ekby.se;;Skola", PasteFaultCode.GroupMissing)]
    [InlineData("A;a@ekby.se;Kockar;Skola", PasteFaultCode.GroupUnknown)]
    [InlineData("A;a@ekby.se;Fackliga företrädare;Skola", PasteFaultCode.GroupByOpenLinkOnly)]
    [InlineData("A;a@ekby.se;Chefer;Park", PasteFaultCode.UnitUnknown)]
    [InlineData("A;a@ekby.se;Chefer;Skola;sv;extra", PasteFaultCode.TooManyColumns)]
    [InlineData("A;a@ekby.se;Chefer;Skola;danska", PasteFaultCode.LanguageUnknown)]
    public void Parse_OneFault_IsTold(string line, PasteFaultCode expected)
    {
        var list = PastedParticipants.Parse(line, Groups, Units);

        Assert.Empty(list.People);
        Assert.Equal(expected, Assert.Single(list.Faults).Code);
    }

    [Fact]
    public void Parse_ManyFaults_AreAllToldWithTheirLines()
    {
        const string Text = "Namn;E-post;Grupp;Enhet\n\nA;a@ekby.se;Chefer;Skola\nB;fel;Kockar;Park\nC;A@EKBY.se;Chefer;Skola";

        var list = PastedParticipants.Parse(Text, Groups, Units);

        Assert.Equal(3, Assert.Single(list.People).Line);
        Assert.Equal(
            [
                new PasteFault(4, PasteFaultCode.EmailBad, "fel"),
                new PasteFault(4, PasteFaultCode.GroupUnknown, "Kockar"),
                new PasteFault(4, PasteFaultCode.UnitUnknown, "Park"),
                new PasteFault(5, PasteFaultCode.TwiceInList, "a@ekby.se"),
            ],
            list.Faults);
    }

    [Fact]
    public void Parse_NothingPasted_IsAnEmptyList()
    {
        var list = PastedParticipants.Parse(" \n\n", Groups, Units);

        Assert.Empty(list.People);
        Assert.Empty(list.Faults);
    }
}
