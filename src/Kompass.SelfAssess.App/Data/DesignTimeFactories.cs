using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Kompass.SelfAssess.App.Data;

/// <summary>Used by <c>dotnet ef</c> only.</summary>
internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteKompassDbContext>
{
    public SqliteKompassDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteKompassDbContext>().UseSqlite("Data Source=design.db").Options, new Tenant());
}

/// <summary>Used by <c>dotnet ef</c> only.</summary>
internal sealed class PostgresDesignTimeFactory : IDesignTimeDbContextFactory<PostgresKompassDbContext>
{
    public PostgresKompassDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresKompassDbContext>().UseNpgsql("Host=localhost;Database=design").Options, new Tenant());
}
