#!/usr/bin/env bash
# Builds the briefing from the tables, publishes it and checks that it is served: infra/publish-site.sh SITE RESOURCE_GROUP.
# DealsStorage, PublicBaseUrl, SiteBaseUrl and AZURE_SUBSCRIPTION_ID have to be set.
set -euo pipefail
site=${1:?the name of the static web app} group=${2:?its resource group}
: "${DealsStorage:?the address of the tables}" "${PublicBaseUrl:?the address of the API}" "${SiteBaseUrl:?the address of the site}"
: "${AZURE_SUBSCRIPTION_ID:?the subscription of the site}"
cd "$(dirname "$0")/.."
pause=${RETRY_SECONDS:-15}
rm -rf artifacts/site
dotnet build site --configuration Release -v quiet
dotnet artifacts/bin/ServerlessDeals.Site/release/ServerlessDeals.Site.dll --output artifacts/site
cp infra/site/staticwebapp.config.json artifacts/site/
# What was sent is recognized by the checksum of one of its files, which no other build has.
date -u +%Y-%m-%dT%H:%M:%SZ-$$ >artifacts/site/published.txt

# The token is not stored; it exists only during this command. Without one, the next command would ask for a login or publish nothing.
SWA_CLI_DEPLOYMENT_TOKEN=$(az staticwebapp secrets list --subscription "$AZURE_SUBSCRIPTION_ID" --name "$site" --resource-group "$group" \
  --query properties.apiKey --output tsv)
[ -n "$SWA_CLI_DEPLOYMENT_TOKEN" ] || { echo "There is no publishing token for $site in $group." >&2; exit 1; }
export SWA_CLI_DEPLOYMENT_TOKEN
npx --yes @azure/static-web-apps-cli@2.0.10 deploy artifacts/site --env production --no-use-keychain </dev/null

for try in $(seq 1 20); do
  served=$(curl --fail --silent --show-error --max-time 30 --header 'Cache-Control: no-cache' "$SiteBaseUrl/published.txt" 2>&1) ||
    served="no answer: $served"
  if [ "$served" = "$(cat artifacts/site/published.txt)" ]; then
    echo "$SiteBaseUrl serves what was published."
    exit 0
  fi
  [ "$try" -eq 20 ] || sleep "$pause"
done
echo "$SiteBaseUrl does not serve what was published. $SiteBaseUrl/published.txt answers: $served" >&2
exit 1
