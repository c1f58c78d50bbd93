#!/usr/bin/env bash
# Publishes artifacts/app.zip: first the app that writes, then the deals, then the app that reads. The workflow calls it.
# UPGRADE=true is for a version that stores rows in another layout: docs/operations.md#upgrade. SEED=false loads no seed files.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/.."
: "${AZURE_SUBSCRIPTION_ID:?the subscription}" "${AZURE_RESOURCE_GROUP:?the resource group}" "${API_NAME:?the app that reads}" "${OPERATIONS_NAME:?the app that writes}"
: "${DEALS_TABLES:?the address of the tables}" "${API_URL:?the address of the API}"
[ -s artifacts/app.zip ] || { echo "There is no package. Build it with infra/package.sh." >&2; exit 1; }

publish() {
  az functionapp deployment source config-zip --subscription "$AZURE_SUBSCRIPTION_ID" --resource-group "$AZURE_RESOURCE_GROUP" \
    --name "$1" --src artifacts/app.zip --output none
}

# A stopped app cannot be published, so only the timer is turned off.
timer() {
  az functionapp config appsettings set --subscription "$AZURE_SUBSCRIPTION_ID" --resource-group "$AZURE_RESOURCE_GROUP" \
    --name "$OPERATIONS_NAME" --output none --settings "AzureWebJobs.RefreshSummaries.Disabled=$1"
}

if [ "${UPGRADE:-false}" = true ]; then
  timer true
  trap '[ $? -eq 0 ] || echo "The upgrade stopped half-way, and the timer is off. See docs/operations.md#upgrade." >&2' EXIT
  "$here/back-up.sh"
  publish "$OPERATIONS_NAME"
  dotnet artifacts/bin/ServerlessDeals.Cli/debug/deals.dll upgrade --storage "$DEALS_TABLES"
  # The version that reads now cannot read the new rows, so it is replaced before anything else.
  publish "$API_NAME"
  timer false
  trap - EXIT
  "$here/load-deals.sh"
else
  publish "$OPERATIONS_NAME"
  "$here/load-deals.sh"
  publish "$API_NAME"
fi
"$here/check-health.sh" "$API_URL" "$(git rev-parse --short=12 HEAD)"
