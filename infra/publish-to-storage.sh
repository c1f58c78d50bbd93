#!/usr/bin/env bash
# Publishes a built site to a storage account's $web, for sites that exceed the limits of Static Web Apps: docs/scale.md.
# infra/publish-to-storage.sh ACCOUNT [FOLDER]. It sends only files whose MD5 differs, and removes those that are no longer part of the site.
# You need the role Storage Blob Data Contributor, and azcopy 10.19 or newer.
set -euo pipefail
account=${1:?the name of the storage account} folder=${2:-artifacts/site}
[ -f "$folder/index.html" ] || { echo "$folder is not a built site; build one with: dotnet run --project site -- --output $folder" >&2; exit 1; }
command -v azcopy >/dev/null || { echo "azcopy is not installed: https://aka.ms/downloadazcopy" >&2; exit 1; }
export AZCOPY_AUTO_LOGIN_TYPE=AZCLI
az storage blob service-properties update --account-name "$account" --auth-mode login --static-website --index-document index.html \
  --404-document 404.html --output none
azcopy sync "$folder" "https://$account.blob.core.windows.net/\$web" --recursive --compare-hash=MD5 --put-md5 --delete-destination=true
