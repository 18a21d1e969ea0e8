namespace Kompass.SelfAssess.Web.Texts;

/// <summary>Screen texts: what follow-ups of a plan tell. Swedish is FollowUpReportTexts.resx, English FollowUpReportTexts.en.resx.</summary>
public sealed class FollowUpReportTexts;
