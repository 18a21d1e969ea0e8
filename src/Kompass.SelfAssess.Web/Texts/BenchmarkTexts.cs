namespace Kompass.SelfAssess.Web.Texts;

/// <summary>Screen texts: the municipality among others, and what it shares with them. Swedish is BenchmarkTexts.resx, English BenchmarkTexts.en.resx.</summary>
public sealed class BenchmarkTexts;
