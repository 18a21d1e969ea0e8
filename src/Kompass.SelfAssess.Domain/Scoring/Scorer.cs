using System.Runtime.InteropServices;
using Kompass.SelfAssess.Domain.Consensus;
using Kompass.SelfAssess.Domain.Rounds;

namespace Kompass.SelfAssess.Domain.Scoring;

/// <summary>Turns a round's answers into estimated points with uncertainty and disagreement. Source: design 5.</summary>
public static class Scorer
{
    /// <summary>Scores a round.</summary>
    /// <param name="instrument">What was asked.</param>
    /// <param name="responses">The answers; who is in no unit counts everywhere but in the unit slices.</param>
    /// <param name="weighting">How respondents are weighed together in the slice of all; group and unit slices are plain means.</param>
    /// <param name="consensus">
    /// Settled views, at most one per part. They decide the slice of all; group and unit slices keep showing what was answered.
    /// </param>
    /// <exception cref="ArgumentException">The matrix does not fit the instrument, or a decision is not one of this round.</exception>
    public static RoundEstimate Estimate(
        Instrument instrument, ResponseMatrix responses, Weighting weighting, IReadOnlyList<ConsensusDecision> consensus)
    {
        Check(instrument, responses);
        var cells = new RoundScoring(instrument, responses, weighting, new DecidedShares(consensus, instrument)).Score();
        return new RoundEstimate(
            instrument.Edition.Key, weighting, responses.Respondents, responses.Groups, responses.Units, cells);
    }

    private static void Check(Instrument instrument, ResponseMatrix responses)
    {
        if (responses.UnitOf.Count != responses.Respondents
            || responses.Answers.Length != responses.Respondents * instrument.Questions.Count)
        {
            throw new ArgumentException("The matrix is not respondents × questions.", nameof(responses));
        }

        var kinds = MemoryMarshal.AsBytes<AnswerValue>(responses.Answers);
        if (kinds.ContainsAnyExceptInRange((byte)AnswerValue.Level0, (byte)AnswerValue.NotAsked))
        {
            throw new ArgumentException("An answer is none of the known values.", nameof(responses));
        }
    }
}
