using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Data;

/// <summary>Carries the migrations of PostgreSQL.</summary>
public sealed class PostgresKompassDbContext(DbContextOptions<PostgresKompassDbContext> options, Tenant tenant) : KompassDbContext(options, tenant);
