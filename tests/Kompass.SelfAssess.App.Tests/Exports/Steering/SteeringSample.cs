using System.Globalization;
using ClosedXML.Excel;
using Kompass.SelfAssess.App.Exports.Steering;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Domain.Consensus;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.App.Tests.Exports.Steering;

/// <summary>Rounds that have been scored, put through the gate and stored as a real one is, without a database.</summary>
internal static class SteeringSample
{
    private static readonly string[] Groups = [RoleGroups.Elected, RoleGroups.Managers];

    public static SteeringContent Content(RoundResult result) => new("Karlskoga kommun", result, new DateTime(2026, 11, 22, 8, 0, 0, DateTimeKind.Utc)) { Today = new DateOnly(2026, 11, 22) };

    /// <param name="depth">What is asked.</param>
    /// <param name="weighting">How people are weighed together.</param>
    /// <param name="answer">What a person answers to a question; null for a spread of levels and some "vet ej".</param>
    /// <param name="decisions">What a workshop has decided.</param>
    /// <param name="name">Name of the round.</param>
    public static RoundResult Scored(
        RoundDepth depth = RoundDepth.Full, Weighting weighting = Weighting.Respondents, Func<int, Question, AnswerValue?>? answer = null, IReadOnlyList<ConsensusDecision>? decisions = null,
        string name = "Självvärdering våren 2026")
    {
        const int people = 23;
        var instrument = new Instrument(SampleResult.Edition, depth);
        var random = new Random(7);
        var answers = Enumerable.Range(0, people).SelectMany(person => instrument.Questions.Select(question => answer?.Invoke(person, question) ?? Spread(random))).ToArray();
        var responses = new ResponseMatrix(Groups, [SampleResult.DangerousUnit], [.. Enumerable.Range(0, people).Select(person => person % 3 == 0 ? 0 : 1)], [.. Enumerable.Repeat(0, people)], answers);
        var raw = Scorer.Estimate(instrument, responses, weighting, []);
        var plan = DisclosureGate.Plan(instrument, responses, raw, 5);
        var estimate = new DisclosedEstimate(Scorer.Estimate(instrument, responses, weighting, decisions ?? []), plan);
        var cells = SnapshotCells.FromEstimate(estimate);
        var sample = SampleResult.Build(name);
        return new RoundResult(
            sample.Round with { Depth = depth, Weighting = weighting },
            sample.Edition,
            sample.Snapshot,
            SnapshotCells.ToEstimate(cells, instrument.Edition.Key, weighting, people, Groups, [SampleResult.DangerousUnit]),
            SnapshotCells.ToPlan(cells, 5, weighting));
    }

    public static byte[] Write(SteeringContent content, string language = "sv")
    {
        using var stream = new MemoryStream();
        new SteeringWorkbook(TimeProvider.System).Write(content, CultureInfo.GetCultureInfo(language), stream);
        return stream.ToArray();
    }

    public static XLWorkbook Open(byte[] file) => new(new MemoryStream(file));

    private static AnswerValue Spread(Random random) => random.Next(12) is var number && number < 11 ? (AnswerValue)(number % 6) : AnswerValue.DontKnow;
}
