using Kompass.SelfAssess.App.Plans.FollowUps;

namespace Kompass.SelfAssess.Web.Pages.Uppfoljning;

/// <summary>Who answers, and the form by which somebody else says so.</summary>
/// <param name="View">The owner's follow-up.</param>
/// <param name="Name">What was typed.</param>
/// <param name="Error">What is wrong with it.</param>
public sealed record WhoForm(FollowUpView View, string? Name, string? Error);
