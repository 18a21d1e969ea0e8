#!/usr/bin/env bash
# A live vote on a real server: everybody joins by the code, polls and votes within a second, and the reveal is right to the last vote.
# tests/load/votes.sh [Sqlite|Postgres] [VOTERS]. Both databases and 200 voters without; fails where a count is wrong.
set -euo pipefail
cd "$(dirname "$0")/../.."
for provider in ${1:-Sqlite Postgres}; do
  dotnet run -c Release --project tests/Kompass.SelfAssess.Benchmarks -- votes "$provider" "${2:-200}"
done
