namespace Kompass.SelfAssess.App.Mail;

/// <summary>Section <c>Mail</c> of the configuration.</summary>
public sealed class MailOptions
{
    public const string Section = "Mail";

    public MailTransportKind Transport { get; set; } = MailTransportKind.PickupFolder;

    /// <summary>Where mails are written as files, if no server sends them.</summary>
    public string PickupFolder { get; set; } = "data/mail";

    public string From { get; set; } = "kompass@localhost";

    public string FromName { get; set; } = "Kompass";

    /// <summary>Address that links in mails begin with.</summary>
    public Uri PublicAddress { get; set; } = new("http://localhost:5000/");

    public SmtpOptions Smtp { get; set; } = new();

    /// <summary>A page's address as it stands in a mail.</summary>
    public Uri AddressOf(string path) => new(PublicAddress.AbsoluteUri.TrimEnd('/') + "/" + path.TrimStart('/'));
}

public enum MailTransportKind
{
    PickupFolder,
    Smtp,
}

public sealed class SmtpOptions
{
    public string Host { get; set; } = "";

    public int Port { get; set; } = 587;

    public string UserName { get; set; } = "";

    public string Password { get; set; } = "";

    /// <summary>STARTTLS; only a server on the same machine should do without.</summary>
    public bool StartTls { get; set; } = true;

    /// <summary>How long the server may take until it asks for a mail's text; for the whole mail it has five times as long.</summary>
    public int TimeoutSeconds { get; set; } = 60;
}
