namespace Kompass.SelfAssess.Web.Components;

/// <summary>Text keys of the level names, the same for every question.</summary>
public static class LevelNames
{
    public static IReadOnlyList<string> TextKeys { get; } =
        ["Level0Name", "Level1Name", "Level2Name", "Level3Name", "Level4Name", "Level5Name"];
}
