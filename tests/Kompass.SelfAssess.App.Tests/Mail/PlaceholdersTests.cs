using Kompass.SelfAssess.App.Mail;

namespace Kompass.SelfAssess.App.Tests.Mail;

public class PlaceholdersTests
{
    private static readonly PlaceholderValues Values = new("Åsa {kommun}", "Höst 26", "fredag 11 december", 25, 36, "Ekby");

    [Theory]
    [InlineData("Hej {namn} i {kommun}", "Hej Åsa {kommun} i Ekby")]
    [InlineData("{Omgång} {round} { sista-dag }", "Höst 26 Höst 26 fredag 11 december")]
    [InlineData("{minuter}/{minutes} {frågor}/{questions}", "25/25 36/36")]
    public void Fill_KnownNames_BecomeFactsOnceOver(string text, string expected)
    {
        Assert.Null(Placeholders.Fault(text));
        Assert.Equal(expected, Placeholders.Fill(text, Values));
    }

    [Theory]
    [InlineData("Hej {name", RefusalCode.PlaceholderNotClosed, "{name")]
    [InlineData("Hej name}", RefusalCode.PlaceholderNotClosed, "}")]
    [InlineData("{namn\n}", RefusalCode.PlaceholderNotClosed, "{namn")]
    [InlineData("{{namn}}", RefusalCode.PlaceholderNotClosed, "{{namn}}")]
    [InlineData("Hej {förnamn}", RefusalCode.PlaceholderUnknown, "{förnamn}")]
    [InlineData("Hej {}", RefusalCode.PlaceholderUnknown, "{}")]
    public void Fault_UnknownNameOrLooseBrace_IsToldAsItStands(string text, RefusalCode code, string argument) =>
        Assert.Equal(new Refused(code, argument), Placeholders.Fault(text));

    [Fact]
    public void Names_EveryOneOfBothLanguages_IsKnown() =>
        Assert.All(Letter.Languages.SelectMany(Placeholders.Names), name => Assert.Null(Placeholders.Fault(name)));

    [Fact]
    public void Standard_EveryText_HasOnlyKnownNames() => Assert.All(
        from kind in new[] { MailKind.Invitation, MailKind.Reminder, MailKind.LastReminder, MailKind.Link }
        from language in Letter.Languages
        let text = TemplateText.Standard(kind, language)
        from part in new[] { text.Subject, text.Opening, text.Closing }
        select part,
        part => Assert.Null(Placeholders.Fault(part)));
}
