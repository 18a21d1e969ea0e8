using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Kompass.SelfAssess.Web.Tests.Components;

// bUnit was built against another version of its comparer than the one that is referenced; the copy beside the tests stands in (see build/PartialFeed.props).
internal static class DiffingAssembly
{
    private const string Name = "AngleSharp.Diffing";

    [ModuleInitializer]
    internal static void Register() => AssemblyLoadContext.Default.Resolving += Resolve;

    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name) =>
        name.Name == Name ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, $"{Name}.dll")) : null;
}
