using Kompass.SelfAssess.App.Consensus;

namespace Kompass.SelfAssess.App.Exports.Submission;

/// <summary>What is said of one question, the same in every kind of file.</summary>
internal sealed class SubmissionWords(SubmissionTexts texts)
{
    /// <summary>The decided level or points, or what stands in their place.</summary>
    public string Stand(SubmissionStand stand) => stand.Kind switch
    {
        StandKind.Question or StandKind.SubArea => stand.Level is { } level
            ? texts.Format("Level", level)
            : texts.Format("PointsOf", stand.Points!.Value, stand.MaxPoints!.Value),
        StandKind.Estimate => texts.Format("Nearest", stand.Level!.Value),
        StandKind.Withheld => "..",
        _ => "–",
    };

    public string Status(SubmissionStand stand) => texts[$"Stand{stand.Kind}"];

    public string Gaps(SubmissionQuestion question) => string.Join(", ", question.Gaps.Select(texts.Gap));

    /// <summary>How many named what, where that may be shown.</summary>
    public string Named(EvidenceNamed? named)
    {
        if (named is null)
        {
            return "";
        }

        var kinds = new (int? Count, string Key)[] { (named.Interview, "NamedInterview"), (named.Document, "NamedDocument"), (named.Website, "NamedWebsite") }
            .Where(kind => kind.Count > 0).Select(kind => texts.Format(kind.Key, kind.Count!.Value)).ToList();
        var all = texts.Format("NamedOf", named.Named, named.Answers);
        return kinds.Count == 0 ? all : $"{all} ({string.Join(", ", kinds)})";
    }

    public string Evidence(NamedEvidence evidence) => evidence.Kind is { } kind ? $"{texts.Kind(kind)}: {evidence.Text}" : evidence.Text;

    public string Task(TaskView task) => task switch
    {
        { Done: true, Outcome: { } outcome } => texts.Format("TaskFound", task.Text, outcome),
        { Done: true } => texts.Format("TaskDone", task.Text),
        _ => texts.Format("TaskOpen", task.Text),
    };

    /// <summary>Everything that shows it, a line each.</summary>
    public IEnumerable<string> Shows(SubmissionQuestion question) =>
    [
        .. question.Evidence.Select(Evidence),
        .. question.Tasks.Select(Task),
        .. Named(question.Named) is { Length: > 0 } named ? [named] : Array.Empty<string>(),
    ];
}
