namespace Kompass.SelfAssess.Web.Texts;

/// <summary>Screen texts: the list of participants, one participant, open links. Swedish is ParticipantTexts.resx, English ParticipantTexts.en.resx.</summary>
public sealed class ParticipantTexts;
