namespace Kompass.SelfAssess.App.Organisations;

/// <summary>A municipality. Several share one installation, strictly apart.</summary>
public sealed class Organisation
{
    public const int NameMaxLength = 120;
    public const int SlugMaxLength = 60;
    public const int DefaultMailBudget = 6;
    public const int LeastMailBudget = 1;
    public const int MostMailBudget = 30;

    public int Id { get; set; }

    /// <summary>Short name in addresses and on the command line, for example <c>karlskoga-demo</c>.</summary>
    public required string Slug { get; set; }

    public required string Name { get; set; }

    /// <summary>True for the demo municipalities: their answers are marked as simulated.</summary>
    public bool Simulated { get; set; }

    /// <summary>Who respondents may turn to, shown in mail and on page one.</summary>
    public string? ContactName { get; set; }

    public string? ContactEmail { get; set; }

    /// <summary>Who mails come from, as the reader sees it; empty means the municipality's name.</summary>
    public string? MailSenderName { get; set; }

    public string SenderName => MailSenderName ?? Name;

    /// <summary>Most planned mails to one address in thirty days, over all rounds.</summary>
    public int MailBudget { get; set; } = DefaultMailBudget;

    /// <summary>True where reminders go in July too.</summary>
    public bool MailsInJuly { get; set; }

    /// <summary>True where confirmed estimates are shown to the other municipalities of the installation.</summary>
    public bool SharesEstimates { get; set; }

    /// <summary>The coming official evaluation, if it is known (first day of its month).</summary>
    public DateOnly? NextOfficialEvaluation { get; set; }

    public List<Unit> Units { get; set; } = [];
}
