using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.Web.Tests.Components;

internal static class SampleQuestion
{
    public static Question Question { get; } = new(
        "2.3.b",
        Core: false,
        "Hur minskar kommunen sin miljöpåverkan?",
        "Kommunen är en stor inköpare.",
        [new(EvidenceKind.Document, "Miljöprogram."), new(EvidenceKind.Website, "Resultat på webbplatsen.")],
        [],
        1m,
        [new("noll"), new("ett"), new("två"), new("tre"), new("fyra"), new("fem")]);
}
