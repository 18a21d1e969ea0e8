namespace Kompass.SelfAssess.Web.Pages.Svara;

/// <summary>Addresses of one respondent's pages. None of them holds the token.</summary>
public static class Addresses
{
    public static string Start(Guid participantId) => $"/svara/d/{participantId:D}";

    public static string SubArea(Guid participantId, string code) => $"{Start(participantId)}/{Uri.EscapeDataString(code)}";

    /// <summary>The sub-area with one question unfolded and in view.</summary>
    public static string Question(Guid participantId, string subAreaCode, string questionCode) =>
        $"{SubArea(participantId, subAreaCode)}?fraga={Uri.EscapeDataString(questionCode)}#{QuestionId(questionCode)}";

    public static string Review(Guid participantId) => $"{Start(participantId)}/granska";

    public static string Thanks(Guid participantId) => $"{Start(participantId)}/tack";

    public static string Save(Guid participantId) => $"{Start(participantId)}/spara";

    /// <summary>Id of the question's element on the page.</summary>
    public static string QuestionId(string questionCode) => $"q-{questionCode.Replace('.', '-')}";
}
