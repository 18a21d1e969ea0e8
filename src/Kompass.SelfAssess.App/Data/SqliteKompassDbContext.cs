using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Data;

/// <summary>Carries the migrations of SQLite.</summary>
public sealed class SqliteKompassDbContext(DbContextOptions<SqliteKompassDbContext> options, Tenant tenant) : KompassDbContext(options, tenant);
