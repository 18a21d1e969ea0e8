namespace Kompass.SelfAssess.Web.Components;

/// <summary>Head of a column; numbers stand to the right.</summary>
public sealed record DataColumn(string Text, bool Numeric = false, string? SubText = null);
