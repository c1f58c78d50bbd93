#!/usr/bin/env bash
# Asks a deployed API again and again, to see how it scales: infra/load-test.sh API_URL [SECONDS] [CONNECTIONS]. Each request is billed.
set -euo pipefail
url=${1:?the address of your API, with /api} seconds=${2:-30} connections=${3:-20}
for number in "$seconds" "$connections"; do
  [[ "$number" =~ ^[1-9][0-9]*$ ]] || { echo "SECONDS and CONNECTIONS are whole numbers of at least 1, not '$number'." >&2; exit 1; }
done
if [ "$seconds" -gt 600 ] || [ "$connections" -gt 500 ]; then
  echo "At most 600 seconds and 500 connections: more costs real money. Split it if you mean it." >&2
  exit 1
fi
curl --fail --silent --show-error --max-time 60 --output /dev/null "$url/health" || {
  echo "$url does not answer. Is it your API?" >&2
  exit 1
}
for path in 'deals?limit=25' 'deals?sector=robotics' 'summaries/overall' 'search?q=open'; do
  echo "== $path"
  npx --yes autocannon@8.0.0 --connections "$connections" --duration "$((seconds / 4 + 1))" --no-progress "$url/$path"
done
