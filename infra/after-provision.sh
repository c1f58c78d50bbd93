#!/usr/bin/env bash
# What follows each `azd provision`: the budget, and the domain of the API if it has one.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
: "${AZURE_RESOURCE_GROUP:?an output of infra/main.bicep}" "${AZURE_SUBSCRIPTION_ID:?set by azd}"
# azd asks for the address and keeps it as a parameter; the budget sends mails to the same one that the alerts use.
"$here/budget.sh" "$AZURE_RESOURCE_GROUP" "${MONTHLY_BUDGET:-10}"
if [ -n "${API_DOMAIN:-}" ]; then
  "$here/bind-domain.sh" "$AZURE_RESOURCE_GROUP" "${API_NAME:?an output of infra/main.bicep}" "$API_DOMAIN"
fi
