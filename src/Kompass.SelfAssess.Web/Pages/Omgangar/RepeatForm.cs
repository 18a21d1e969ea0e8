namespace Kompass.SelfAssess.Web.Pages.Omgangar;

/// <summary>What the form of a repeated round sends; days arrive as text so that nothing typed is lost when something is wrong.</summary>
public sealed class RepeatForm
{
    /// <summary>Made with the form, so that a form sent twice makes one round.</summary>
    public Guid? Id { get; set; }

    public string? Name { get; set; }

    public string? OpensOn { get; set; }

    public string? ClosesOn { get; set; }

    public bool WithParticipants { get; set; }

    /// <summary>The days, or the field and text key of each that cannot be read.</summary>
    public bool Read(out DateOnly opensOn, out DateOnly closesOn, out IReadOnlyList<(string Field, string Key)> faults)
    {
        var unread = new List<(string, string)>();
        opensOn = RoundForm.Day(OpensOn, nameof(OpensOn), unread) ?? default;
        closesOn = RoundForm.Day(ClosesOn, nameof(ClosesOn), unread) ?? default;
        faults = unread;
        return unread.Count == 0;
    }
}
