#!/usr/bin/env bash
# Memory of the file of all answers: 750 000 rows against 7 500, each made by a process of its own.
# tests/load/files.sh [Sqlite|Postgres]. Both databases without.
set -euo pipefail
cd "$(dirname "$0")/../.."
for provider in ${1:-Sqlite Postgres}; do
  dotnet run -c Release --project tests/Kompass.SelfAssess.Benchmarks -- raw "$provider"
done
