namespace Kompass.SelfAssess.Domain.Rounds;

/// <summary>
/// What a respondent said of one question. Unanswered, don't know, not applicable and level 0 are four different things (design 4).
/// The numbers are stored; levels are their own number.
/// </summary>
public enum AnswerValue : byte
{
    /// <summary>Level 0.</summary>
    Level0 = 0,

    /// <summary>Level 1.</summary>
    Level1 = 1,

    /// <summary>Level 2.</summary>
    Level2 = 2,

    /// <summary>Level 3.</summary>
    Level3 = 3,

    /// <summary>Level 4.</summary>
    Level4 = 4,

    /// <summary>Level 5.</summary>
    Level5 = 5,

    /// <summary>"Vet ej".</summary>
    DontKnow = 6,

    /// <summary>"Ej tillämpligt": leaves the denominator of what the respondent was asked.</summary>
    NotApplicable = 7,

    /// <summary>Asked, not answered.</summary>
    Unanswered = 8,

    /// <summary>The respondent's role group was not asked this question.</summary>
    NotAsked = 9,
}
