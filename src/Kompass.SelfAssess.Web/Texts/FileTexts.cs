namespace Kompass.SelfAssess.Web.Texts;

/// <summary>Screen texts: the files of a round. Swedish is FileTexts.resx, English FileTexts.en.resx.</summary>
public sealed class FileTexts;
