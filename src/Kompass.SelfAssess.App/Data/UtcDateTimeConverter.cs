using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Kompass.SelfAssess.App.Data;

/// <summary>All times are UTC; SQLite forgets the kind, so it is said again on reading.</summary>
internal sealed class UtcDateTimeConverter() : ValueConverter<DateTime, DateTime>(
    value => value.Kind == DateTimeKind.Utc ? value : value.ToUniversalTime(),
    value => DateTime.SpecifyKind(value, DateTimeKind.Utc));
