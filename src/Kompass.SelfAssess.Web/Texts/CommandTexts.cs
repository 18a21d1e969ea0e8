namespace Kompass.SelfAssess.Web.Texts;

/// <summary>Texts of the command line. Swedish is CommandTexts.resx, English CommandTexts.en.resx.</summary>
public sealed class CommandTexts;
