namespace Kompass.SelfAssess.App.Mail;

/// <summary>The mail certainly did not go. Any other failure leaves it doubtful.</summary>
public sealed class MailNotSentException(string message, bool forGood, Exception inner) : Exception(message, inner)
{
    /// <summary>True where another try would fail as well.</summary>
    public bool ForGood { get; } = forGood;
}
