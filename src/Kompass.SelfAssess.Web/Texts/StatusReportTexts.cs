namespace Kompass.SelfAssess.Web.Texts;

/// <summary>Texts of a lägesrapport that a coordinator writes between follow-ups. Swedish is StatusReportTexts.resx, English StatusReportTexts.en.resx.</summary>
public sealed class StatusReportTexts;
