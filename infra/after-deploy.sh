#!/usr/bin/env bash
# Loads the seeds, refreshes the summaries and publishes the briefing.
# azd calls it with the outputs of infra/main.bicep in the environment.
set -euo pipefail
cd "$(dirname "$0")/.."
: "${DEALS_TABLES:?an output of infra/main.bicep}" "${API_URL:?an output of infra/main.bicep}"
: "${SITE_NAME:?an output of infra/main.bicep}" "${SITE_URL:?an output of infra/main.bicep}"
: "${AZURE_RESOURCE_GROUP:?an output of infra/main.bicep}"
dotnet build cli -v quiet
# A new role assignment may take minutes to work.
for try in 1 2 3 4 5 6 7 8 9 10; do
  dotnet artifacts/bin/ServerlessDeals.Cli/debug/deals.dll seed --storage "$DEALS_TABLES" && break
  [ "$try" -lt 10 ] || exit 1
  sleep 30
done
dotnet artifacts/bin/ServerlessDeals.Cli/debug/deals.dll refresh --storage "$DEALS_TABLES"
DealsStorage=$DEALS_TABLES PublicBaseUrl=$API_URL SiteBaseUrl=$SITE_URL infra/publish-site.sh "$SITE_NAME" "$AZURE_RESOURCE_GROUP"
