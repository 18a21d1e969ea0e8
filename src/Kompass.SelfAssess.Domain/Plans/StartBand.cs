namespace Kompass.SelfAssess.Domain.Plans;

/// <summary>Questions that started about as high, and what became of them: what regression to the mean looks like.</summary>
/// <param name="Low">Lowest starting share (0–1) of the band.</param>
/// <param name="High">Highest.</param>
/// <param name="Targeted">Questions with an action in the plan.</param>
/// <param name="TargetedChange">Their mean change, as a share; null where there is none.</param>
/// <param name="Untargeted">Questions without any action.</param>
/// <param name="UntargetedChange">Their mean change, as a share; null where there is none.</param>
public sealed record StartBand(double Low, double High, int Targeted, double? TargetedChange, int Untargeted, double? UntargetedChange)
{
    internal const int Count = 5;

    internal static StartBand Of(int band, IReadOnlyList<EffectQuestion> questions)
    {
        var within = questions.Where(question => Math.Min((int)(question.Start * Count), Count - 1) == band).ToLookup(question => question.Role, question => question.Change);
        var (targeted, untargeted) = (within[EffectRole.Targeted].ToList(), within[EffectRole.Untargeted].ToList());
        return new StartBand((double)band / Count, (band + 1.0) / Count, targeted.Count, Mean(targeted), untargeted.Count, Mean(untargeted));
    }

    private static double? Mean(List<double> changes) => changes.Count == 0 ? null : changes.Average();
}
