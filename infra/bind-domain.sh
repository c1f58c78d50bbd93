#!/usr/bin/env bash
# Binds a domain to the API, with a certificate: infra/bind-domain.sh RESOURCE_GROUP APP DOMAIN. If it is bound already, it does nothing.
set -euo pipefail
group=${1:?the resource group} app=${2:?the name of the app} domain=${3:?the domain, such as api.example.org}
: "${AZURE_SUBSCRIPTION_ID:?the subscription}"
cd "$(dirname "$0")"
ask() {
  az resource show --subscription "$AZURE_SUBSCRIPTION_ID" --resource-group "$group" --resource-type Microsoft.Web/sites --name "$app" \
    --query "$1" --output tsv
}

state=$(ask "properties.hostNameSslStates[?name=='$domain'] | [0].sslState")
if [ "$state" = SniEnabled ]; then
  echo "$domain is bound with a certificate."
  exit 0
fi
host=$(ask properties.defaultHostName)
verification=$(ask properties.customDomainVerificationId)
az deployment group create --subscription "$AZURE_SUBSCRIPTION_ID" --resource-group "$group" --name domain --output none \
  --template-file modules/domain.bicep --parameters app="$app" domain="$domain" || {
  echo "$domain is not bound. Create these DNS records, wait until they are known, and run this again:" >&2
  echo "  CNAME  $domain        $host" >&2
  echo "  TXT    asuid.$domain  $verification" >&2
  exit 1
}
echo "$domain is bound with a certificate."
