using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.App.Scoring;

namespace Kompass.SelfAssess.App.Exports.Reports.Content;

/// <summary>What stands on the first page.</summary>
internal sealed class CoverFacts(SteeringWords words)
{
    public IEnumerable<ReportFact> All()
    {
        var (result, text) = (words.Result, words.Text);
        yield return new ReportFact(text["FactOrganisation"], words.Content.Organisation);
        yield return new ReportFact(text["FactRound"], result.Round.Name);
        yield return new ReportFact(text["FactEdition"], result.Edition.Name.In(words.Language));
        yield return new ReportFact(text["FactState"], State());
        yield return new ReportFact(text["FactAnswers"], text.Format("FactAnswersText", result.Snapshot.Respondents, result.Snapshot.Invited));
        yield return new ReportFact(text["FactWritten"], words.Day(words.Content.ReadUtc));
        if (result.Round.Simulated)
        {
            yield return new ReportFact(words.Export["Simulated"], words.Export["SimulatedText"]);
        }
    }

    private string State() => (words.Result.Round, words.Result.Snapshot.Kind) switch
    {
        ({ ConfirmedUtc: { } confirmed }, SnapshotKind.Final) => words.Text.Format("StateConfirmed", words.Day(confirmed)),
        ({ Reopened: true }, _) => words.Export["StateReopened"],
        ({ State: RoundState.Closed, ClosedUtc: { } closed }, _) => words.Text.Format("StateClosed", words.Day(closed)),
        _ => words.Text["StateNotConfirmed"],
    };
}
