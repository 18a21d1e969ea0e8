namespace Kompass.SelfAssess.Web.Texts;

/// <summary>Screen texts: the consensus workshop, its decisions and confirming. Swedish is WorkshopTexts.resx, English WorkshopTexts.en.resx.</summary>
public sealed class WorkshopTexts;
