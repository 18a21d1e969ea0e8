#!/usr/bin/env bash
# Invites and reminds many people by the real program, which is killed in the middle: tests/load/mails.sh [Sqlite|Postgres] [PEOPLE].
# Mails go to a pickup folder and, where Debian's python3-aiosmtpd is there, to a real SMTP server on this machine. Fails if anybody got one twice.
set -euo pipefail
cd "$(dirname "$0")/../.."
dotnet build -c Release -nologo -v quiet tests/Kompass.SelfAssess.Benchmarks
run() { dotnet run -c Release --no-build --project tests/Kompass.SelfAssess.Benchmarks -- mails "${1:-Sqlite}" "${2:-1000}" "$3"; }
run "${1:-Sqlite}" "${2:-1000}" pickup
if command -v aiosmtpd >/dev/null; then run "${1:-Sqlite}" "${2:-1000}" smtp; else echo "No SMTP server to send to: install python3-aiosmtpd."; fi
