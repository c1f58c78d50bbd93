#!/usr/bin/env bash
# Loads the seeds and refreshes the summaries. azd calls it with the outputs of infra/main.bicep in the environment; so does the workflow.
# SEED=false loads nothing and only refreshes: an older version of the seed files would take newer corrections back.
set -euo pipefail
cd "$(dirname "$0")/.."
: "${DEALS_TABLES:?an output of infra/main.bicep}"
pause=${RETRY_SECONDS:-30}
dotnet build cli -v quiet
deals() { dotnet artifacts/bin/ServerlessDeals.Cli/debug/deals.dll "$@" --storage "$DEALS_TABLES"; }

# A new role may take ten minutes to work. Other failures do not pass by waiting: 1 is a failure of storage or of the files.
attempt() {
  local try code
  for try in $(seq 1 20); do
    code=0
    deals "$@" || code=$?
    [ "$code" -eq 1 ] || return "$code"
    [ "$try" -lt 20 ] || return 1
    echo "deals $1 failed. If it was refused, a new role may not work yet: trying again in $pause s ($try of 19)." >&2
    sleep "$pause"
  done
}

if [ "${SEED:-true}" = true ]; then
  dotnet artifacts/bin/ServerlessDeals.Cli/debug/deals.dll check --quiet || {
    echo "The seed files have faults, so nothing is loaded." >&2
    exit 1
  }
  attempt seed || {
    code=$?
    [ "$code" -ne 4 ] || echo "The seed files remove many deals. If that is intended, run by hand: deals seed --allow-removals" >&2
    exit "$code"
  }
fi
attempt refresh --wait
