using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Imports;

namespace Kompass.SelfAssess.App.Tests.Frameworks;

public sealed class EditionFileTests
{
    public static TheoryData<string> Shipped =>
    [
        .. Directory.EnumerateFiles(Path.Combine(SeedFolder.Find(), "frameworks"), "20*.json").Select(path => Path.GetFileNameWithoutExtension(path)).Order(),
    ];

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Write_AfterReadOfShippedFile_GivesTheSameBytes(string key)
    {
        var file = Bytes(key);

        var reading = EditionFile.Read(file);

        Assert.Empty(reading.Faults);
        Assert.Equal(Encoding.UTF8.GetString(file), Encoding.UTF8.GetString(EditionFile.Write(reading.Edition!)));
    }

    [Fact]
    public void Read_WithByteOrderMark_ReadsTheSame()
    {
        byte[] file = [.. Encoding.UTF8.Preamble, .. Bytes("2010")];

        Assert.Equal("2010", EditionFile.Read(file).Edition!.Key);
    }

    [Fact]
    public void Read_BrokenSyntax_NamesLineAndColumn()
    {
        var fault = Assert.Single(Read("{\n  \"key\": \"a\",\n  \"name\" oops\n}").Faults);

        Assert.Equal(EditionFileFaultKind.Syntax, fault.Kind);
        Assert.Equal(3, fault.Line);
        Assert.Equal(10, fault.Column);
    }

    [Fact]
    public void Read_SeveralFaults_NamesEachWithPathAndLine()
    {
        var text = Encoding.UTF8.GetString(Bytes("2010"))
            .Replace("\"number\": 2,", "\"number\": \"två\",", StringComparison.Ordinal)
            .Replace("\"assessable\": false,", "\"assessable\": false,\n  \"colour\": \"blue\",", StringComparison.Ordinal)
            .Replace("\"key\": \"2010\",", "", StringComparison.Ordinal);

        var faults = Read(text).Faults;

        Assert.Equal(
            [
                (EditionFileFaultKind.UnknownField, "$.colour", 8, "colour"),
                (EditionFileFaultKind.MissingField, "$", 1, "key"),
                (EditionFileFaultKind.WrongType, "$.areas[1].number", 29, "number"),
            ],
            faults.Select(fault => (fault.Kind, fault.Path, fault.Line!.Value, fault.Detail!)));
    }

    [Theory]
    [InlineData("\"maxPoints\": 800", "\"maxPoints\": 1e400", EditionFileFaultKind.NumberOutOfRange)]
    [InlineData("\"maxPoints\": 800", "\"maxPoints\": -1", EditionFileFaultKind.NumberOutOfRange)]
    [InlineData("\"maxPoints\": 800", "\"maxPoints\": 0.1234567890123", EditionFileFaultKind.NumberOutOfRange)]
    [InlineData("\"number\": 1,", "\"number\": 1.5,", EditionFileFaultKind.NumberOutOfRange)]
    [InlineData("\"key\": \"2010\"", "\"key\": \"20\\u000010\"", EditionFileFaultKind.UnreadableText)]
    [InlineData("\"key\": \"2010\"", "\"key\": \"\\ud800\"", EditionFileFaultKind.UnreadableText)]
    [InlineData("\"key\": \"2010\"", "\"\\ud800\": \"2010\"", EditionFileFaultKind.UnreadableText)]
    [InlineData("\"key\": \"2010\"", "\"key\": \"2010\", \"key\": \"2011\"", EditionFileFaultKind.Syntax)]
    [InlineData("\"key\": \"2010\"", "\"key\": null", EditionFileFaultKind.WrongType)]
    [InlineData("\"assessable\": false", "\"assessable\": 0", EditionFileFaultKind.WrongType)]
    [InlineData("\"subAreas\": []", "\"subAreas\": {}", EditionFileFaultKind.WrongType)]
    public void Read_BadValue_IsRefusedWithItsKind(string sound, string bad, EditionFileFaultKind kind)
    {
        var text = Encoding.UTF8.GetString(Bytes("2010"));
        var place = text.IndexOf(sound, StringComparison.Ordinal);

        var reading = Read(text[..place] + bad + text[(place + sound.Length)..]);

        Assert.Null(reading.Edition);
        Assert.Contains(reading.Faults, fault => fault.Kind == kind);
    }

    [Fact]
    public void Read_UnknownEvidenceKind_IsRefused()
    {
        var fault = Assert.Single(Read(Encoding.UTF8.GetString(Bytes("2020-v2")).Replace("\"kind\": \"website\"", "\"kind\": \"rumour\"", StringComparison.Ordinal))
            .Faults.Take(1));

        Assert.Equal((EditionFileFaultKind.UnknownWord, "$.areas[0].subAreas[0].questions[0].evidence[2].kind"), (fault.Kind, fault.Path));
    }

    [Fact]
    public void Read_NotUtf8_IsRefused() =>
        Assert.Equal(EditionFileFaultKind.Encoding, Assert.Single(EditionFile.Read(Encoding.Latin1.GetBytes("{\"key\": \"å\"}")).Faults).Kind);

    [Fact]
    public void Read_TooLarge_IsRefused() =>
        Assert.Equal(EditionFileFaultKind.TooLarge, Assert.Single(EditionFile.Read(new byte[EditionFile.MaxBytes + 1]).Faults).Kind);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    public void Read_NoObject_IsRefused(string text) => Assert.NotEmpty(Read(text).Faults);

    [Fact]
    public void Read_DamagedShippedFile_NeverThrows()
    {
        var sound = Bytes("2010");
        var damage = Gen.Zip(Gen.Choose(0, sound.Length - 1), Gen.Choose(0, 255)).Select(pair => (At: pair.Item1, By: (byte)pair.Item2)).ListOf(3);

        Prop.ForAll(damage.ToArbitrary(), hits =>
        {
            var file = sound.ToArray();
            foreach (var (at, by) in hits)
            {
                file[at] = by;
            }

            var reading = EditionFile.Read(file);
            return reading.Edition is null == reading.Faults.Count > 0;
        }).QuickCheckThrowOnFailure();
    }

    private static EditionFileReading Read(string text) => EditionFile.Read(Encoding.UTF8.GetBytes(text));

    private static byte[] Bytes(string key) => File.ReadAllBytes(Path.Combine(SeedFolder.Find(), "frameworks", $"{key}.json"));
}
