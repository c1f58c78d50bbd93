#!/usr/bin/env bash
# Asks a deployed API until the expected version answers and is well: infra/check-health.sh API_URL [VERSION]. VERSION is a commit.
set -euo pipefail
url=${1:?the address of the API, with /api} commit=${2:-}
pause=${RETRY_SECONDS:-6}
for try in $(seq 1 20); do
  answer=$(curl --fail --silent --show-error --max-time 60 "$url/health" 2>&1) || answer="no answer: $answer"
  version=$(sed -n 's/.*"version":"\([^"]*\)".*/\1/p' <<<"$answer")
  status=$(sed -n 's/^{"status":"\([^"]*\)".*/\1/p' <<<"$answer")
  if [ "$status" = ok ] && { [ -z "$commit" ] || [[ "$version" == *"+$commit" ]]; }; then
    echo "$url is well, version $version"
    exit 0
  fi
  [ "$try" -eq 20 ] || sleep "$pause"
done
echo "$url is not well. Expected: status ok${commit:+, version ending in +$commit}. The last answer: $answer" >&2
echo "docs/operations.md says what each status means." >&2
exit 1
