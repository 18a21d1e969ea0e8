namespace Kompass.SelfAssess.Domain.Evaluations.Reports.Findings;

/// <summary>What is said about a sub-area.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Names">Its name and other spellings of it.</param>
/// <param name="Section">Lines of the report's section on it; empty where there is none.</param>
/// <param name="Questions">Texts of the questions on it; empty where there are none.</param>
internal sealed record SubAreaWords(string Code, IReadOnlyList<string> Names, IReadOnlyList<string> Section, IReadOnlyList<string> Questions);
