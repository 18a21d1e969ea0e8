using System.Globalization;
using Kompass.SelfAssess.App.Exports.Reports.Content;
using Kompass.SelfAssess.App.Exports.Steering;

namespace Kompass.SelfAssess.App.Exports.Reports;

/// <summary>The report to the steering group and the committee: what they are told of a round, in the order they read it.</summary>
public sealed class SteeringReport(TimeProvider clock)
{
    /// <param name="content">What may be told.</param>
    /// <param name="culture">Language of headings and names; what people have written stays as it is.</param>
    public ReportDocument Build(SteeringContent content, CultureInfo culture)
    {
        var words = new SteeringWords(content, culture);
        return new ReportDocument(
            words.Text["Title"],
            $"{content.Organisation} · {content.Result.Round.Name}",
            words.Language,
            [.. new CoverFacts(words).All()],
            [
                .. new SummarySection(words).Blocks(),
                .. new DecisionSection(words).Blocks(),
                .. new AreaSection(words).Blocks(),
                .. new SubAreaSection(words).Blocks(),
                .. new StrengthSection(words).Blocks(),
                .. new ComparisonSection(words).Blocks(),
                .. new WorkshopSection(words).Blocks(),
                .. new PlanSection(words).Blocks(),
                .. new FollowUpSection(words).Blocks(),
                .. new MethodSection(words, clock).Blocks(),
            ])
        {
            Running = $"{content.Organisation} · {content.Result.Round.Name}",
            Author = content.Organisation,
        };
    }
}
