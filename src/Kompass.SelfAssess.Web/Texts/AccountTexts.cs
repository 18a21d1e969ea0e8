namespace Kompass.SelfAssess.Web.Texts;

/// <summary>Screen texts: sign-in, password, organisations and members. Swedish is AccountTexts.resx, English AccountTexts.en.resx.</summary>
public sealed class AccountTexts;
