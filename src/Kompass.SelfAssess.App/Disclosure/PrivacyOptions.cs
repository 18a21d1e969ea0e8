using System.ComponentModel.DataAnnotations;

namespace Kompass.SelfAssess.App.Disclosure;

/// <summary>Section <c>Privacy</c> of the configuration: what the installation promises its respondents.</summary>
public sealed class PrivacyOptions
{
    public const string Section = "Privacy";

    /// <summary>The least number of people behind a number that is shown. A round may ask for more, never for fewer.</summary>
    [Range(5, 100)]
    public int MinimumGroup { get; set; } = 5;

    /// <summary>How long a closed round and its answers are kept.</summary>
    [Range(1, 240)]
    public int RetentionMonths { get; set; } = 60;

    /// <summary>How old the oldest backup may be: what is deleted here is gone from everywhere after so many days.</summary>
    [Range(0, 3650)]
    public int BackupDays { get; set; } = 30;

    /// <summary>What holds for one round: the settings, or what was promised when it opened where that is stricter.</summary>
    public PrivacyOptions For(int? promisedMonths, int? promisedBackupDays) => new()
    {
        MinimumGroup = MinimumGroup,
        RetentionMonths = Math.Min(RetentionMonths, promisedMonths ?? RetentionMonths),
        BackupDays = Math.Min(BackupDays, promisedBackupDays ?? BackupDays),
        ContactEmail = ContactEmail,
    };

    /// <summary>Whom to turn to about personal data and accessibility; empty names the municipality's coordinator.</summary>
    [EmailAddress]
    public string? ContactEmail { get; set; }
}
