namespace Kompass.SelfAssess.App.Mail;

/// <summary>What a municipality may write itself of a mail, with placeholders in braces.</summary>
public sealed record TemplateText(string Subject, string Opening, string Closing)
{
    /// <summary>As it is stored: without white space around it, and with one kind of line break.</summary>
    public TemplateText Tidied() => new(Tidy(Subject), Tidy(Opening), Tidy(Closing));

    /// <summary>The text that is used where none is stored.</summary>
    public static TemplateText Standard(MailKind kind, string language)
    {
        var texts = new MailTexts(language);
        return new TemplateText(texts.Raw($"{kind}Subject"), texts.Raw($"{kind}Opening"), texts.Raw("Closing"));
    }

    private static string Tidy(string text) => text.Trim().ReplaceLineEndings("\n").Replace("\0", "", StringComparison.Ordinal);
}
