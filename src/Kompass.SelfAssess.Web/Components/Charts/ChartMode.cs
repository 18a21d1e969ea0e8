namespace Kompass.SelfAssess.Web.Components.Charts;

/// <summary>Which of its two faces a chart shows first; the reader switches without script.</summary>
public enum ChartMode
{
    Picture,
    Table,
}
