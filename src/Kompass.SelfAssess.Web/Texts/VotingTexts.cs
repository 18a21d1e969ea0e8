namespace Kompass.SelfAssess.Web.Texts;

/// <summary>Screen texts: the live vote, on the voters' phones and on the wall. Swedish is VotingTexts.resx, English VotingTexts.en.resx.</summary>
public sealed class VotingTexts;
