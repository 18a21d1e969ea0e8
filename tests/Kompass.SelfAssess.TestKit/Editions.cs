using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.TestKit;

public static class Editions
{
    /// <summary>The edition without its deeper questions, so that it offers no full round.</summary>
    public static FrameworkEdition CoreOnly(this FrameworkEdition edition) => edition with
    {
        Areas =
        [
            .. edition.Areas.Select(area => area with
            {
                SubAreas = [.. area.SubAreas.Select(subArea => subArea with { Questions = [.. subArea.QuestionsFor(RoundDepth.Quick)] })],
            }),
        ],
    };
}
