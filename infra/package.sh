#!/usr/bin/env bash
# Builds the one package of both function apps: artifacts/app.zip. Its version names the commit, so that /api/health can say it.
set -euo pipefail
cd "$(dirname "$0")/.."
commit=$(git rev-parse --short=12 HEAD 2>/dev/null || echo unknown)
rm -rf artifacts/publish artifacts/app.zip
dotnet publish functions --configuration Release --output artifacts/publish -v quiet \
  -p:IncludeSourceRevisionInInformationalVersion=true -p:SourceRevisionId="$commit" -p:PackageFile=../artifacts/app.zip
[ -s artifacts/app.zip ] || { echo "The package artifacts/app.zip was not made. Read the output of dotnet publish above." >&2; exit 1; }
echo "artifacts/app.zip: version of commit $commit"
