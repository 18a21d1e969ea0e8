using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.App.Scoring;

namespace Kompass.SelfAssess.Web.Pages.Omgangar;

/// <summary>A round's result with what it is set beside.</summary>
/// <param name="Address">Address of the round.</param>
/// <param name="Result">The disclosed numbers.</param>
/// <param name="Official">The municipality's latest own official evaluation in the same edition.</param>
/// <param name="Previous">The round before it in the same edition, if its result is there.</param>
/// <param name="ShowAll">True where every area is unfolded.</param>
public sealed record ResultPageView(string Address, RoundResult Result, EvaluationView? Official, RoundResult? Previous, bool ShowAll);
