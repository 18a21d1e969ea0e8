namespace Kompass.SelfAssess.Domain.Frameworks;

/// <summary>One thing that is wrong with an edition. It carries no prose: texts are made where they are shown. Source: issue "bad input".</summary>
/// <param name="Place">Where in the file, for example <c>areas[2].subAreas[1].questions[0].levels</c>.</param>
/// <param name="At">The same place in the field's own numbers: area number, sub-area code or question code (<c>2.2.a</c>); empty for the edition itself.</param>
/// <param name="Code">What is wrong.</param>
/// <param name="Arguments">The values that the text needs, in the order that each <see cref="EditionFaultCode"/> documents.</param>
public sealed record EditionFault(string Place, string At, EditionFaultCode Code, IReadOnlyList<object> Arguments);

/// <summary>What can be wrong with an edition; in brackets the arguments of the fault, in order.</summary>
public enum EditionFaultCode
{
    /// <summary>The edition has no key ().</summary>
    MissingKey,

    /// <summary>The key has other signs than small letters a–z, digits and hyphens, or more than allowed (key, longest).</summary>
    BadKey,

    /// <summary>The Swedish name is missing ().</summary>
    MissingName,

    /// <summary>The edition has no areas ().</summary>
    MissingAreas,

    /// <summary>An item of a list is empty ().</summary>
    MissingItem,

    /// <summary>The area number is not 1–8 (number).</summary>
    BadAreaNumber,

    /// <summary>Another area has the same number (number).</summary>
    DuplicateArea,

    /// <summary>The item stands after one that it should precede (number or code, the preceding one).</summary>
    OutOfOrder,

    /// <summary>The highest points are not above 0 (points).</summary>
    MaxPointsNotPositive,

    /// <summary>The area's highest points are not the sum of its sub-areas' (points stated, points summed).</summary>
    AreaSum,

    /// <summary>The edition's highest points are not the sum of its areas' (points stated, points summed).</summary>
    EditionSum,

    /// <summary>There are not six level shares (how many).</summary>
    LevelShareCount,

    /// <summary>A level share is not within 0–1 (share).</summary>
    LevelShareOutOfRange,

    /// <summary>A level share is lower than the one before it (the one before, share).</summary>
    LevelShareFalls,

    /// <summary>Level 0 is not 0 or level 5 not 1 (share, the share it should be).</summary>
    LevelShareEnds,

    /// <summary>An area of an assessable edition has no sub-areas ().</summary>
    MissingSubAreas,

    /// <summary>A sub-area or question has no code ().</summary>
    MissingCode,

    /// <summary>The code is not of the form 2.3 for a sub-area or 2.3.a for a question (code).</summary>
    BadCode,

    /// <summary>The code belongs to another area or sub-area (code, area number or sub-area code it stands in).</summary>
    CodeElsewhere,

    /// <summary>The code is used before in the edition (code).</summary>
    DuplicateCode,

    /// <summary>A sub-area of an assessable edition has no questions ().</summary>
    MissingQuestions,

    /// <summary>An edition that is not assessable has questions (how many).</summary>
    UnexpectedQuestions,

    /// <summary>The sub-area has not exactly one core question (how many).</summary>
    CoreCount,

    /// <summary>The sub-area has deeper questions, but not 2–5 (how many, fewest, most).</summary>
    DeeperCount,

    /// <summary>The weights of the deeper questions do not sum to 1 (sum).</summary>
    DeeperWeights,

    /// <summary>The weight of a question is not above 0 (weight).</summary>
    WeightNotPositive,

    /// <summary>The question is too short or too long (characters, fewest, most).</summary>
    QuestionLength,

    /// <summary>The reason why it is asked is missing ().</summary>
    MissingWhy,

    /// <summary>The question names no evidence ().</summary>
    MissingEvidence,

    /// <summary>The kind of evidence is none of interview, document and website (kind).</summary>
    UnknownEvidence,

    /// <summary>The question names the same kind of evidence twice (kind).</summary>
    DuplicateEvidence,

    /// <summary>A kind of evidence lacks its hint ().</summary>
    MissingHint,

    /// <summary>No such role group (key).</summary>
    UnknownGroup,

    /// <summary>The question names the same role group twice (key).</summary>
    DuplicateGroup,

    /// <summary>There are not six levels (how many).</summary>
    LevelCount,

    /// <summary>A level descriptor is too short or too long (level, characters, fewest, most).</summary>
    DescriptorLength,

    /// <summary>A level descriptor stands word for word elsewhere, so it is not written for its question (level, code of the question where it stands first).</summary>
    DescriptorRepeated,

    /// <summary>The text is longer than allowed (characters, most).</summary>
    TextTooLong,

    /// <summary>The text is a placeholder (the part that gives it away).</summary>
    Placeholder,
}
