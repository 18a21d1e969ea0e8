using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.Web.Tests.Hosting;

/// <summary>The three rings point inwards (src/README.md).</summary>
public sealed class LayeringTests
{
    [Fact]
    public void Domain_ReferencesNothingButTheLanguageAndMathNet()
    {
        var foreign = typeof(Scorer).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal) && name is not ("MathNet.Numerics" or "netstandard"));

        Assert.Empty(foreign);
    }

    [Fact]
    public void App_DoesNotReferenceWeb() => Assert.DoesNotContain(
        typeof(KompassDbContext).Assembly.GetReferencedAssemblies(), assembly => assembly.Name == "Kompass.SelfAssess.Web");

    [Fact]
    public void App_HasNoPagesOrComponents() => Assert.DoesNotContain(
        typeof(KompassDbContext).Assembly.GetReferencedAssemblies(),
        assembly => assembly.Name is "Microsoft.AspNetCore.Mvc.RazorPages" or "Microsoft.AspNetCore.Components");
}
