using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kompass.SelfAssess.App.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class EditionVersions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Editions_Key",
                table: "Editions");

            // SQLite adds a column with its reference in one step; as two steps the whole table would be written anew, outside the transaction.
            migrationBuilder.Sql(
                """ALTER TABLE "Editions" ADD "OrganisationId" INTEGER NULL CONSTRAINT "FK_Editions_Organisations_OrganisationId" REFERENCES "Organisations" ("Id") ON DELETE RESTRICT""");

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "Editions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.CreateIndex(
                name: "IX_Editions_Key_Version",
                table: "Editions",
                columns: new[] { "Key", "Version" },
                unique: true,
                filter: "\"OrganisationId\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Editions_OrganisationId_Key_Version",
                table: "Editions",
                columns: new[] { "OrganisationId", "Key", "Version" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Editions_Organisations_OrganisationId",
                table: "Editions");

            migrationBuilder.DropIndex(
                name: "IX_Editions_Key_Version",
                table: "Editions");

            migrationBuilder.DropIndex(
                name: "IX_Editions_OrganisationId_Key_Version",
                table: "Editions");

            migrationBuilder.DropColumn(
                name: "OrganisationId",
                table: "Editions");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "Editions");

            migrationBuilder.CreateIndex(
                name: "IX_Editions_Key",
                table: "Editions",
                column: "Key",
                unique: true);
        }
    }
}
