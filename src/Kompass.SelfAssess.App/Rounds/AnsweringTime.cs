namespace Kompass.SelfAssess.App.Rounds;

/// <summary>How long answering takes, told up front.</summary>
public static class AnsweringTime
{
    private const int SecondsPerQuestion = 48;

    /// <summary>Minutes, rounded up to whole fives.</summary>
    public static int Minutes(int questions) => Math.Max(5, (int)Math.Ceiling(questions * SecondsPerQuestion / 60.0 / 5) * 5);
}
