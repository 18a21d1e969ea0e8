namespace Kompass.SelfAssess.Web.Components.Charts;

/// <summary>Rows of one heading of the table; without a heading they stand by themselves.</summary>
public sealed record ChangeSection(string? Heading, IReadOnlyList<ChangeRowView> Rows);
