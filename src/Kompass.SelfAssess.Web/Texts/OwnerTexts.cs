namespace Kompass.SelfAssess.Web.Texts;

/// <summary>Texts of what an owner of actions does by the link from the mail. Swedish is OwnerTexts.resx, English OwnerTexts.en.resx.</summary>
public sealed class OwnerTexts;
