using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kompass.SelfAssess.App.Data.Migrations.Postgres
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

            migrationBuilder.AddColumn<int>(
                name: "OrganisationId",
                table: "Editions",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "Editions",
                type: "integer",
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

            migrationBuilder.AddForeignKey(
                name: "FK_Editions_Organisations_OrganisationId",
                table: "Editions",
                column: "OrganisationId",
                principalTable: "Organisations",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
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
