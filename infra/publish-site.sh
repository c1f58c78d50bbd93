#!/usr/bin/env bash
# Builds the briefing from the tables and publishes it: infra/publish-site.sh SITE RESOURCE_GROUP.
# DealsStorage, PublicBaseUrl and SiteBaseUrl have to be set.
set -euo pipefail
site=${1:?the name of the static web app} group=${2:?its resource group}
: "${DealsStorage:?the address of the tables}" "${PublicBaseUrl:?the address of the API}" "${SiteBaseUrl:?the address of the site}"
cd "$(dirname "$0")/.."
dotnet build site --configuration Release -v quiet
dotnet artifacts/bin/ServerlessDeals.Site/release/ServerlessDeals.Site.dll --output artifacts/site
cp infra/site/staticwebapp.config.json artifacts/site/
# The token is not stored; it exists only during this command.
SWA_CLI_DEPLOYMENT_TOKEN=$(az staticwebapp secrets list --name "$site" --resource-group "$group" --query properties.apiKey --output tsv) \
  npx --yes @azure/static-web-apps-cli@2.0.6 deploy artifacts/site --env production --no-use-keychain
