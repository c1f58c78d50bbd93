#!/usr/bin/env bash
# Exports the deals and stores them in the container `backups` of their account, in a folder named after the time.
set -euo pipefail
cd "$(dirname "$0")/.."
: "${DEALS_TABLES:?the address of the tables}"
account=${DEALS_TABLES#https://} account=${account%%.*}
name=$(date -u +%Y-%m-%dT%H%M%SZ)
folder=artifacts/backups/$name
pause=${RETRY_SECONDS:-60}
dotnet build cli -v quiet
# An export fails if a refresh or a load writes meanwhile.
for try in 1 2 3 4 5; do
  rm -rf "$folder"
  dotnet artifacts/bin/ServerlessDeals.Cli/debug/deals.dll export "$folder" --storage "$DEALS_TABLES" && break
  [ "$try" -lt 5 ] || { echo "No backup: the export failed five times." >&2; exit 1; }
  sleep "$pause"
done
az storage blob upload-batch --account-name "$account" --auth-mode login --destination backups --destination-path "$name" \
  --source "$folder" --output none
sent=$(find "$folder" -type f | wc -l)
stored=$(az storage blob list --account-name "$account" --auth-mode login --container-name backups --prefix "$name/" --num-results '*' \
  --query 'length(@)' --output tsv)
[ "$sent" -eq "$stored" ] || { echo "The backup $name is incomplete: $stored of $sent files are stored." >&2; exit 1; }
rm -rf "$folder"
echo "Backup: $stored files in backups/$name of $account"
