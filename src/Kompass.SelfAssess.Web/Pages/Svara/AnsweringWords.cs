using System.Globalization;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.Web.Components;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Svara;

/// <summary>Numbers, times and answers as the questionnaire says them.</summary>
public sealed class AnsweringWords(IStringLocalizer<AnsweringTexts> texts, IStringLocalizer<ComponentTexts> components)
{
    private const int FewQuestions = 4;

    public static string Clock(DateTime utc) =>
        TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), StockholmDays.Zone).ToString("HH:mm", CultureInfo.InvariantCulture);

    public static string Day(DateOnly day) => day.ToString("dddd d MMMM", CultureInfo.CurrentCulture);

    public static string Name(LocalizedText text) => text.In(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);

    /// <summary>Language of the name as shown, where it differs from the page's.</summary>
    public static string? Language(LocalizedText text) => Name(text) == text.Sv && text.Sv != text.En ? "sv" : null;

    /// <summary>"fem", and 25 as it is.</summary>
    public string Number(int number) =>
        texts["NumberWords"].Value.Split('|') is var words && number < words.Length ? words[number] : number.ToString(CultureInfo.CurrentCulture);

    public string Minutes(int questions) => texts["MinutesMany", Number(AnsweringTime.Minutes(questions))];

    public string Questions(int questions) => questions == 1 ? texts["QuestionsOne"] : texts["QuestionsMany", Capital(Number(questions))];

    /// <summary>"Fyra frågor, ungefär fem minuter"; the time is left out where so few questions take less than is ever said.</summary>
    public string QuestionsAndTime(int questions) =>
        questions < FewQuestions ? Questions(questions) : texts["QuestionsAndTime", Questions(questions), Minutes(questions)];

    public string Answer(AnswerValue value) => value switch
    {
        AnswerValue.DontKnow => components["DontKnow"],
        AnswerValue.NotApplicable => components["NotApplicable"],
        <= AnswerValue.Level5 => components["AnsweredLevel", (int)value, components[LevelNames.TextKeys[(int)value]]],
        _ => texts["NotAnswered"],
    };

    public string Evidence(EvidenceKind kind) => kind switch
    {
        EvidenceKind.Interview => components["EvidenceInterview"],
        EvidenceKind.Document => components["EvidenceDocument"],
        _ => components["EvidenceWebsite"],
    };

    public string Group(string key) => key switch
    {
        RoleGroups.Elected => texts["GroupElected"],
        RoleGroups.Managers => texts["GroupManagers"],
        RoleGroups.Employees => texts["GroupEmployees"],
        RoleGroups.Companies => texts["GroupCompanies"],
        RoleGroups.Unions => texts["GroupUnions"],
        _ => key,
    };

    public string Fault(SaveRefusal reason, SaveAnswer answer) => reason switch
    {
        SaveRefusal.CommentTooLong => texts["ErrorComment", answer.QuestionCode, answer.Comment?.Length ?? 0, App.Rounds.Answer.CommentMaxLength],
        SaveRefusal.LinkTooLong => texts["ErrorLink", answer.QuestionCode, answer.EvidenceLink?.Length ?? 0, App.Rounds.Answer.EvidenceLinkMaxLength],
        SaveRefusal.UnknownQuestion or SaveRefusal.NotAsked => texts["ErrorNotAsked", answer.QuestionCode],
        SaveRefusal.ValueOutOfRange => texts["ErrorValue", answer.QuestionCode],
        _ => texts["ErrorClosed"],
    };

    private static string Capital(string word) => char.ToUpper(word[0], CultureInfo.CurrentCulture) + word[1..];
}
