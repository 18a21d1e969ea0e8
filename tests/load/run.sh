#!/usr/bin/env bash
# Load on a real server, as ratios in one run: tests/load/run.sh [Sqlite|Postgres] [SECONDS]. Needs wrk; sends to this machine only.
set -euo pipefail
cd "$(dirname "$0")/../.."
command -v wrk >/dev/null || apt-get install -y -qq wrk >/dev/null || { echo "The load script needs wrk, and it could not be installed." >&2; exit 1; }
dotnet run -c Release --project tests/Kompass.SelfAssess.Benchmarks -- load "${1:-Sqlite}" "$PWD/tests/load" "${2:-10}"
