namespace Kompass.SelfAssess.Web.Components;

/// <summary>How many of how many have answered, and how many are aimed at.</summary>
public sealed record ResponseCount(int Answered, int Invited, int? Target = null);
