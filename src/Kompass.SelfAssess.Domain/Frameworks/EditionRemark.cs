namespace Kompass.SelfAssess.Domain.Frameworks;

/// <summary>Something in a question's wording that makes it measure worse. Unlike an <see cref="EditionFault"/> it never stops an edition.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Question">Code of the question.</param>
/// <param name="Level">The level whose descriptor is meant, 0–5, or null for the question itself.</param>
/// <param name="Detail">The words in question, or the place (<c>3.1.b:2</c>) of the text that this one is too like.</param>
/// <param name="Measure">The measured value where the remark rests on one (LIX, or a likeness 0–1).</param>
public sealed record EditionRemark(EditionRemarkKind Kind, string Question, int? Level, string Detail, double? Measure = null);

/// <summary>What can be remarked on a question's wording.</summary>
public enum EditionRemarkKind
{
    /// <summary>Not exactly one question mark.</summary>
    NotOneQuestion,

    /// <summary>"och/eller", which asks two things at once.</summary>
    AndOr,

    /// <summary>The question is hard to read (LIX above <see cref="EditionRemarks.HardestQuestion"/>).</summary>
    HardQuestion,

    /// <summary>The descriptor is hard to read (LIX above <see cref="EditionRemarks.HardestDescriptor"/>).</summary>
    HardDescriptor,

    /// <summary>The level rests on a word of degree instead of something one can see.</summary>
    DegreeWord,

    /// <summary>Level 3 or above speaks of what is not yet in use.</summary>
    NotYetInUse,

    /// <summary>The descriptor says nearly the same as the level below it.</summary>
    LikeLevelBelow,

    /// <summary>A sentence of the descriptor is a sentence from elsewhere with the topic swapped.</summary>
    SameSentence,
}
