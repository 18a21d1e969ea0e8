using System.Globalization;
using System.Resources;
using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.App.Exports.Submission;

/// <summary>Texts of what the evaluators get. Swedish is SubmissionTexts.resx, English SubmissionTexts.en.resx.</summary>
internal sealed class SubmissionTexts(CultureInfo culture)
{
    private static readonly ResourceManager Resources = new(typeof(SubmissionTexts));

    public string Language => culture.TwoLetterISOLanguageName;

    public string this[string key] => Resources.GetString(key, culture) ?? throw new MissingManifestResourceException($"No text {key}.");

    public string Format(string key, params object[] arguments) => string.Format(culture, this[key], arguments);

    public string Gap(SubmissionGap gap) => this[$"Gap{gap}"];

    public string Kind(EvidenceKind kind) => this[$"EvidenceIs{kind}"];
}
