using Bunit;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.Web.Components;
using Kompass.SelfAssess.Web.Components.Plans;
using Kompass.SelfAssess.Web.Pages.Planer;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Tests.Components.Plans;

/// <summary>The history of an action in words, and the row of follow-ups.</summary>
public sealed class ActionHistoryTests : ComponentTestBase
{
    [Theory]
    [InlineData(ActionField.Status, "Planned", "InProgress", "ändrade status från Planerad till Pågår")]
    [InlineData(ActionField.DueOn, "2026-12-24", null, "tog bort klar senast, som var 24 december 2026")]
    [InlineData(ActionField.Owner, null, "Kim Berg", "satte ansvarig till Kim Berg")]
    [InlineData(ActionField.ExpectedGain, "3.5", "4", "ändrade väntad vinst från 3,5 poäng till 4 poäng")]
    [InlineData(ActionField.Priority, "Normal", "High", "ändrade prioritet från Normal till Hög")]
    [InlineData(ActionField.Steps, "[ ] Ett\n[ ] Två", "[x] Ett\n[ ] Tre", "bockade av steget ”Ett”|lade till steget ”Tre”|tog bort steget ”Två”")]
    [InlineData(ActionField.Steps, "[ ] Ett\n[ ] Två", "[ ] Två\n[ ] Ett", "ändrade stegens ordning")]
    [InlineData(ActionField.Links, null, "https://example.se", "lade till länken https://example.se")]
    [InlineData(ActionField.Created, null, "Titeln", "lade till åtgärden")]
    public void Words_OfAChange_SayWhatWasDone(ActionField field, string? before, string? after, string words) =>
        Assert.Equal(words.Split('|'), Assert.Single(Entries(Change(field, before, after))).Lines.Select(line => line.Text));

    [Fact]
    public void EveryField_HasWordsOfItsOwn() => Assert.All(Enum.GetValues<ActionField>(), field =>
    {
        Speak("sv");
        var swedish = Assert.Single(Entries(Change(field, "1", "2"))).Lines;
        Speak("en");
        Assert.All(Assert.Single(Entries(Change(field, "1", "2"))).Lines.Zip(swedish), pair => Assert.NotEqual(pair.Second.Text, pair.First.Text));
        Assert.DoesNotContain(swedish, line => line.Text.Contains($"{field}", StringComparison.Ordinal));
    });

    [Fact]
    public void History_WhatWasDoneAtOnce_IsOneEntry_AndLongTextsCanBeCompared()
    {
        var history = Render<ActionHistory>(parameters => parameters.Add(
            component => component.Entries, Entries(Change(ActionField.Description, "Förr", "<b>Nu</b>"), Change(ActionField.Status, "Done", "Paused") with { Source = ActionChangeSource.Import })));

        Assert.Equal(2, history.FindAll("li").Count);
        Assert.Equal(["Anna ändrade bakgrunden"], history.FindAll("li")[0].QuerySelectorAll(".k-history-line").Select(line => line.TextContent));
        Assert.Equal(["Förr", "<b>Nu</b>"], history.FindAll("dd").Select(text => text.TextContent));
        Assert.Contains("(från Excel)", history.FindAll("li")[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Course_Wide_KeepsItsOrder_AndTheOfficialOneIsADiamond()
    {
        var course = Render<Course>(parameters => parameters
            .Add(component => component.Label, "Uppföljningar").Add(component => component.Wide, true)
            .Add(component => component.Items, (CourseItem[])[new("31 augusti", "Klar, 14 av 14", CourseKind.Done), new("januari 2028", "Officiell utvärdering", CourseKind.Official)]));

        Assert.Equal("k-course k-course-wide", course.Find("ol").ClassName);
        Assert.Equal(["done", "official"], course.FindAll("li").Select(item => item.GetAttribute("data-kind")));
        Assert.NotNull(course.FindAll("li")[1].QuerySelector("svg path"));
    }

    private IReadOnlyList<HistoryEntry> Entries(params FakeChange[] changes) => new HistoryWords(Services.GetRequiredService<IStringLocalizer<ActionTexts>>()).Entries(
        changes.Select((change, index) => new ActionChange
        {
            Id = -index,
            Field = change.Field,
            OldValue = change.Before,
            NewValue = change.After,
            Source = change.Source,
            AtUtc = new DateTime(2026, 11, 24, 9, 30, 0, DateTimeKind.Utc),
            ByName = "Anna",
        }));

    private static FakeChange Change(ActionField field, string? before, string? after) => new(field, before, after);

    private sealed record FakeChange(ActionField Field, string? Before, string? After, ActionChangeSource Source = ActionChangeSource.Page);
}
