using System.Globalization;
using Kompass.SelfAssess.App.Consensus;

namespace Kompass.SelfAssess.Web.Pages.Omgangar;

/// <summary>What has to be found out, by whom and until when, as it was typed.</summary>
public sealed class TaskForm
{
    public string? Text { get; set; }

    public string? OwnerName { get; set; }

    public string? OwnerEmail { get; set; }

    public string? DueOn { get; set; }

    public int Version { get; set; }

    public static TaskForm From(TaskView task) => new()
    {
        Text = task.Text,
        OwnerName = task.OwnerName,
        OwnerEmail = task.OwnerEmail,
        DueOn = task.DueOn?.ToString("O", CultureInfo.InvariantCulture),
        Version = task.Version,
    };

    /// <summary>The content, or the field and text key of everything that cannot be read.</summary>
    public (TaskContent? Content, IReadOnlyList<(string Field, string Key)> Faults) Read()
    {
        var faults = new List<(string, string)>();
        if (string.IsNullOrWhiteSpace(Text))
        {
            faults.Add((nameof(Text), "FaultTaskText"));
        }

        if (string.IsNullOrWhiteSpace(OwnerName))
        {
            faults.Add((nameof(OwnerName), "FaultOwner"));
        }

        DateOnly? due = null;
        if (!string.IsNullOrWhiteSpace(DueOn))
        {
            if (DateOnly.TryParseExact(DueOn.Trim(), "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                due = day;
            }
            else
            {
                faults.Add((nameof(DueOn), "FaultDay"));
            }
        }

        return faults.Count > 0 ? (null, faults) : (new TaskContent(Text!, OwnerName!, string.IsNullOrWhiteSpace(OwnerEmail) ? null : OwnerEmail, due), faults);
    }
}
