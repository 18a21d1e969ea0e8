using Kompass.SelfAssess.Domain.Comparison;
using Kompass.SelfAssess.Domain.Comparison.Forecasting;

namespace Kompass.SelfAssess.Web.Components.Forecast;

/// <summary>A part with its estimate as the gate shows it, its forecast and the latest official points on the same scale.</summary>
public sealed record ForecastRowView(string Name, EstimatedValue Estimate, ForecastInterval? Forecast, decimal? Official);
