using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Kompass.SelfAssess.Web.Hosting;

/// <summary>
/// Who may open the pages of a folder, said in a <c>Conventions.cs</c> beside them. Every implementation in the assembly is found and
/// applied; a folder without one is open to any signed-in person and to nobody else.
/// </summary>
public interface IFolderConventions
{
    void Apply(PageConventionCollection pages);
}
