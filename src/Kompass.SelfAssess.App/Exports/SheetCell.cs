namespace Kompass.SelfAssess.App.Exports;

/// <summary>What stands in a cell of a sheet. Numbers stay numbers, dates stay dates, and text can never become a formula.</summary>
public abstract record SheetCell
{
    /// <summary>The gate keeps the number back.</summary>
    public static SheetCell Withheld { get; } = new Sign("..");

    /// <summary>The question does not apply.</summary>
    public static SheetCell NotApplicable { get; } = new Sign(".");

    /// <summary>There is no number.</summary>
    public static SheetCell Missing { get; } = new Sign("–");

    /// <summary>Nothing at all, not even a sign: for the cells behind a chart.</summary>
    public static SheetCell Blank { get; } = new BlankCell();

    public static SheetCell Text(string? text) => text is null ? Missing : new TextCell(text);

    public static SheetCell Number(decimal? value, NumberForm form = NumberForm.Points) => value is { } number ? new NumberCell((double)number, form) : Missing;

    public static SheetCell Number(double? value, NumberForm form) => value is { } number ? new NumberCell(number, form) : Missing;

    public static SheetCell Whole(int? value) => value is { } number ? new NumberCell(number, NumberForm.Whole) : Missing;

    public static SheetCell Date(DateOnly? date) => date is { } day ? new DateCell(day.ToDateTime(TimeOnly.MinValue), HasTime: false) : Missing;

    /// <summary>A moment, in the time of the reader.</summary>
    public static SheetCell Time(DateTime? local) => local is { } moment ? new DateCell(moment, HasTime: true) : Missing;
}

/// <summary>One of the signs that stand for a number: withheld, not applicable, missing.</summary>
public sealed record Sign(string Mark) : SheetCell;

public sealed record BlankCell : SheetCell;

public sealed record TextCell(string Value) : SheetCell;

public sealed record NumberCell(double Value, NumberForm Form) : SheetCell;

public sealed record DateCell(DateTime Value, bool HasTime) : SheetCell;

public enum NumberForm
{
    Points,
    Percent,
    TwoDecimals,
    Whole,
}
