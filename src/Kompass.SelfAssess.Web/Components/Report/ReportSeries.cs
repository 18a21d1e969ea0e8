using Kompass.SelfAssess.App.Exports.Charts;
using Kompass.SelfAssess.Web.Components.Charts;

namespace Kompass.SelfAssess.Web.Components.Report;

/// <summary>How the series of a report look on screen.</summary>
internal static class ReportSeries
{
    public static SeriesKind Kind(SeriesLook look) => look switch
    {
        SeriesLook.Official => SeriesKind.Official,
        SeriesLook.Previous or SeriesLook.Forecast => SeriesKind.Previous,
        _ => SeriesKind.Estimated,
    };

    /// <summary>Class of a status in stacked bars.</summary>
    public static string Class(SeriesLook look) => look switch
    {
        SeriesLook.Done => "kr-status--done",
        SeriesLook.InProgress => "kr-status--progress",
        SeriesLook.Paused => "kr-status--paused",
        SeriesLook.Cancelled => "kr-status--cancelled",
        _ => "kr-status--planned",
    };
}
