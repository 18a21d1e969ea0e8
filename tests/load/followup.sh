#!/usr/bin/env bash
# A year of monthly follow-up on the real program, killed (SIGKILL) at random moments and started again: two web processes on PostgreSQL, one on
# SQLite. tests/load/followup.sh [Sqlite|Postgres] [PLANS] [KILLS] [SEED]. Both databases, 40 plans and 50 kills without; fails where a
# follow-up, a mail or a line of history is missing or there twice.
set -euo pipefail
cd "$(dirname "$0")/../.."
dotnet build -c Release -nologo -v quiet tests/Kompass.SelfAssess.Benchmarks
for provider in ${1:-Sqlite Postgres}; do
  dotnet run -c Release --no-build --project tests/Kompass.SelfAssess.Benchmarks -- followup "$provider" "${2:-40}" "${3:-50}" "${4:-$RANDOM}"
done
