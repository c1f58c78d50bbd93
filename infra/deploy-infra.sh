#!/usr/bin/env bash
# Previews or changes production: infra/deploy-infra.sh preview|change. docs/first-deployment.md lists the environment variables that
# infra/prod.bicepparam reads; both take the same, so a preview shows what a change does.
set -euo pipefail
what=${1:-}
cd "$(dirname "$0")"
: "${AZURE_SUBSCRIPTION_ID:?the subscription}" "${ALERT_EMAIL:?the address for alerts}"
# A variable that is not set in the workflow arrives here as an empty one.
for name in AZURE_LOCATION DEALS_ENVIRONMENT MONTHLY_BUDGET; do [ -n "${!name:-}" ] || unset "$name"; done
arguments=(--subscription "$AZURE_SUBSCRIPTION_ID" --name deals --location "${AZURE_LOCATION:-northeurope}"
  --template-file main.bicep --parameters prod.bicepparam)
case "$what" in
  preview) az deployment sub what-if "${arguments[@]}" ;;
  change)
    az deployment sub create "${arguments[@]}" --output none
    # Azure may return names of outputs in other cases than the template has.
    outputs=$(az deployment sub show --subscription "$AZURE_SUBSCRIPTION_ID" --name deals --query properties.outputs --output json |
      awk -F'"' '/^  "/ { name = toupper($2) } /^    "value"/ { print name "=" $4 }')
    echo "The outputs. Set those that docs/first-deployment.md names as variables of the environment production:"
    echo
    echo "    ${outputs//$'\n'/$'\n'    }"
    value() { sed -n "s/^$1=//p" <<<"$outputs"; }
    ./budget.sh "$(value AZURE_RESOURCE_GROUP)" "${MONTHLY_BUDGET:-50}"
    if [ -n "${API_DOMAIN:-}" ]; then ./bind-domain.sh "$(value AZURE_RESOURCE_GROUP)" "$(value API_NAME)" "$API_DOMAIN"; fi
    ;;
  *)
    echo "Say what: infra/deploy-infra.sh preview, or infra/deploy-infra.sh change." >&2
    exit 2
    ;;
esac
