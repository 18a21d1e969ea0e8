namespace Kompass.SelfAssess.Web.Texts;

/// <summary>Texts of the page that shows what the program does by itself.</summary>
public sealed class ScheduleTexts;
