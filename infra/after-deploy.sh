#!/usr/bin/env bash
# Checks the API and publishes the briefing. azd calls it with the outputs of infra/main.bicep in the environment.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
: "${DEALS_TABLES:?an output of infra/main.bicep}" "${API_URL:?an output of infra/main.bicep}"
: "${SITE_NAME:?an output of infra/main.bicep}" "${SITE_URL:?an output of infra/main.bicep}"
: "${AZURE_RESOURCE_GROUP:?an output of infra/main.bicep}"
"$here/check-health.sh" "$API_URL"
DealsStorage=$DEALS_TABLES PublicBaseUrl=$API_URL SiteBaseUrl=$SITE_URL "$here/publish-site.sh" "$SITE_NAME" "$AZURE_RESOURCE_GROUP"
