using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Disclosure;
using Kompass.SelfAssess.App.Imports;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.TestKit;
using Kompass.SelfAssess.Web.Hosting;

namespace Kompass.SelfAssess.Web.Tests.Hosting;

/// <summary>The example says every key with its real default, so that nobody has to read code to run the program.</summary>
public sealed class ConfigurationTests
{
    private static readonly JsonSerializerOptions Reading = new() { ReadCommentHandling = JsonCommentHandling.Skip };
    private static readonly JsonSerializerOptions Writing = new() { Converters = { new JsonStringEnumConverter() } };

    public static TheoryData<string, object> Sections { get; } = new()
    {
        { DatabaseOptions.Section, new DatabaseOptions() },
        { JobsOptions.Section, new JobsOptions() },
        { ClockOptions.Section, new ClockOptions() },
        { MailOptions.Section, new MailOptions() },
        { ImportsOptions.Section, new ImportsOptions() },
        { PrivacyOptions.Section, new PrivacyOptions() },
        { SecurityOptions.Section, new SecurityOptions() },
        { TelemetryOptions.Section, new TelemetryOptions() },
    };

    [Theory]
    [MemberData(nameof(Sections))]
    public void Example_Section_HasEveryKeyWithItsDefault(string section, object options)
    {
        var expected = JsonSerializer.SerializeToNode(options, options.GetType(), Writing)!;
        var written = Example()[section]!;

        Assert.True(JsonNode.DeepEquals(Sorted(expected), Sorted(written)), $"{section}: {written.ToJsonString()} is not {expected.ToJsonString()}");
    }

    [Fact]
    public void Example_HasNoOtherSections() => Assert.Equal(
        ["Database", "Jobs", "Clock", "Mail", "Imports", "Privacy", "Security", "Telemetry"], Example().AsObject().Select(section => section.Key));

    private static JsonNode Example() => JsonSerializer.Deserialize<JsonNode>(File.ReadAllText(Path.Combine(Repository.Root, "appsettings.example.json")), Reading)!;

    private static JsonNode? Sorted(JsonNode? node) => node is JsonObject members
        ? new JsonObject(members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, Sorted(member.Value))))
        : node?.DeepClone();
}
