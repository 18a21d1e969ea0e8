namespace Kompass.SelfAssess.Domain.Evaluations.Reports;

/// <summary>What came of reading a text as a report.</summary>
public abstract record ReportReading;

/// <summary>It was a report, at least in part.</summary>
public sealed record ReportRead(ParsedReport Report) : ReportReading;

/// <summary>It was not.</summary>
public sealed record NotAReport(NotAReportReason Reason) : ReportReading;

/// <summary>Why a text is not a report that can be read.</summary>
public enum NotAReportReason : byte
{
    /// <summary>No text at all.</summary>
    Empty = 0,

    /// <summary>Nothing of what such a report has.</summary>
    SomethingElse = 1,

    /// <summary>A report of the same instrument in Norway or Denmark.</summary>
    OtherCountry = 2,

    /// <summary>Longer than any report.</summary>
    TooLong = 3,
}
