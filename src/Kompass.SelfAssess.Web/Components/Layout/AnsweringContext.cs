namespace Kompass.SelfAssess.Web.Components.Layout;

/// <summary>What the header of the questionnaire shows. A page sets it as <c>ViewData[AnsweringContext.Key]</c>.</summary>
/// <param name="SavedAt">Time of the last save as shown, for example 14:32; null before the first.</param>
public sealed record AnsweringContext(string Organisation, string Round, int Answered, int Total, string? SavedAt)
{
    public const string Key = "Answering";

    /// <summary>How far it has come, where it is not questions that are counted.</summary>
    public string? Progress { get; init; }
}
