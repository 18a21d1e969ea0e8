using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kompass.SelfAssess.App.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class RoundPromise : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "PromisedBackupDays",
                table: "Rounds",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "PromisedMonths",
                table: "Rounds",
                type: "integer",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "PromisedBackupDays",
                table: "Rounds");

            migrationBuilder.DropColumn(
                name: "PromisedMonths",
                table: "Rounds");
        }
    }
}
