#!/usr/bin/env bash
# Runs all tests. Installs what they need where it may (Debian and Ubuntu, as root or with sudo); a tool that is missing and cannot be
# installed fails the run with its name. Nothing is skipped. Ends with the line "N passed, N failed".
set -euo pipefail
cd "$(dirname "$0")/.."
configuration=${CONFIGURATION:-Release}
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
# Tests end before code that measures itself has paid for it: without, they take a quarter less of the processor.
export DOTNET_TieredPGO=0

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; elif command -v sudo >/dev/null; then sudo -n "$@"; else return 1; fi; }
updated=no
need() { # need COMMAND PACKAGE: what must be on the path (or in PostgreSQL's own folder), and the package that brings it
  local found
  found=$(command -v "$1" || ls /usr/lib/postgresql/*/bin/"$1" 2>/dev/null | tail -n 1 || true)
  [ -n "$found" ] && return
  echo "Installing $2 for the tests."
  if command -v apt-get >/dev/null; then
    if [ $updated = no ]; then as_root apt-get update -qq >/dev/null && updated=yes; fi
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$2" >/dev/null || true
  fi
  found=$(command -v "$1" || ls /usr/lib/postgresql/*/bin/"$1" 2>/dev/null | tail -n 1 || true)
  if [ -z "$found" ]; then echo "The tests need $1 (package $2), and it could not be installed." >&2; exit 1; fi
}
for tool in dotnet node npm; do
  command -v $tool >/dev/null || { echo "The tests need $tool: install the .NET 10 SDK and Node 20 first." >&2; exit 1; }
done
need chromium chromium
need pdftotext poppler-utils
need localc libreoffice-calc
need lowriter libreoffice-writer
need initdb postgresql
need aiosmtpd python3-aiosmtpd

dotnet build Kompass.SelfAssess.sln -c "$configuration" -nologo -v quiet

results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
run() { # run PROJECT…: one after the other, output kept apart
  for project in "$@"; do
    local log="$results/$project.log" status=0
    dotnet test "tests/$project" -c "$configuration" --no-build -nologo --logger "trx;LogFileName=$results/$project.trx" >"$log" 2>&1 || status=$?
    echo $status >"$results/$project.status"
  done
}
# Two lanes for two cores: the browser beside the rest.
projects=$(cd tests && ls -d ./*.Tests | sed 's|^\./||' | grep -v Browser)
browser=$(cd tests && ls -d ./*Browser.Tests | sed 's|^\./||')
# shellcheck disable=SC2086
run $browser &
# shellcheck disable=SC2086
run $projects
wait

passed=0 failed=0 broken=no
for project in $projects $browser; do
  counters=$(grep -o '<Counters [^>]*>' "$results/$project.trx" 2>/dev/null || true)
  count() { echo "$counters" | grep -o " $1=\"[0-9]*\"" | grep -o '[0-9]*' || echo 0; }
  p=$(count passed) f=$(count failed) total=$(count total)
  echo "$project: $p passed, $f failed of $total"
  # What to look at first when the run gets long.
  grep -o '<UnitTestResult [^>]*' "$results/$project.trx" 2>/dev/null | sed -E 's/.* testName="([^"]*)".* duration="([^".]*)[^"]*".*/  \2 \1/' | sort -r | head -n "${SLOWEST:-5}" | cut -c1-150 || true
  passed=$((passed + p)) failed=$((failed + total - p))
  if [ "$(cat "$results/$project.status")" != 0 ] || [ "$total" = 0 ]; then
    broken=yes
    grep -vE '^\s*$' "$results/$project.log" | tail -n 200
  fi
done
if [ $broken = yes ] && [ $failed = 0 ]; then failed=1; fi
echo "$passed passed, $failed failed"
[ $failed = 0 ]
