using Kompass.SelfAssess.Domain.Evaluations;

namespace Kompass.SelfAssess.Domain.Tests.Evaluations;

/// <summary>Official results built in code for tests.</summary>
internal static class TestResults
{
    /// <summary>A result that is published by area only, areas 1, 2 … in order.</summary>
    public static OfficialResult ByArea(string editionKey, params decimal[] points) =>
        new(editionKey, new Dictionary<string, decimal>(), points.Index().ToDictionary(area => area.Index + 1, area => area.Item), []);
}
