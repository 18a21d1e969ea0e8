using Kompass.SelfAssess.TestKit.Web;

namespace Kompass.SelfAssess.Web.Tests;

/// <summary>Tests that share one running program; each makes the organisations and people it needs.</summary>
[CollectionDefinition(Name)]
public sealed class SharedHost : ICollectionFixture<KompassHost>
{
    public const string Name = "Host";
}
