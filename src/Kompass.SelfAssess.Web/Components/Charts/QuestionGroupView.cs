namespace Kompass.SelfAssess.Web.Components.Charts;

/// <summary>A sub-area with its questions. The contributions of the questions add up to the points of the sub-area.</summary>
public sealed record QuestionGroupView(string Code, string Name, decimal Max, IReadOnlyList<QuestionRowView> Questions);
