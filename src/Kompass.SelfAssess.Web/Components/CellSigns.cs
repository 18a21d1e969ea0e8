namespace Kompass.SelfAssess.Web.Components;

public static class CellSigns
{
    public static string Glyph(CellSign sign) => sign switch
    {
        CellSign.Withheld => "..",
        CellSign.NotApplicable => ".",
        CellSign.Missing => "–",
        _ => "",
    };

    public static string TextKey(CellSign sign) => sign switch
    {
        CellSign.Withheld => "SignWithheld",
        CellSign.NotApplicable => "SignNotApplicable",
        _ => "SignMissing",
    };
}
