namespace Kompass.SelfAssess.App.Rounds;

/// <summary>How long answering takes, told up front.</summary>
public static class AnsweringTime
{
    // Question, reason and four of the six levels at 230 words a minute, and five seconds to choose, make 28; the rest is for comments and breaks.
    private const int SecondsPerQuestion = 35;

    /// <summary>Minutes, rounded up to whole fives.</summary>
    public static int Minutes(int questions) => Math.Max(5, (int)Math.Ceiling(questions * SecondsPerQuestion / 60.0 / 5) * 5);
}
