namespace Kompass.SelfAssess.App.Mail;

/// <summary>What a municipality may write itself of a mail, with placeholders in braces.</summary>
public sealed record TemplateText(string Subject, string Opening, string Closing)
{
    /// <summary>The text that is used where none is stored.</summary>
    public static TemplateText Standard(MailKind kind, string language)
    {
        var texts = new MailTexts(language);
        return new TemplateText(texts.Raw($"{kind}Subject"), texts.Raw($"{kind}Opening"), texts.Raw("Closing"));
    }
}
