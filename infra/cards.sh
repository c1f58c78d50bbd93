#!/usr/bin/env bash
# Converts the social cards of a site to PNG, because most networks do not show SVG: infra/cards.sh FOLDER.
set -euo pipefail
folder=${1:?the folder of the site}
command -v rsvg-convert >/dev/null || { echo "rsvg-convert is not installed; on Debian and Ubuntu it is in librsvg2-bin." >&2; exit 1; }
find "$folder" -name card.svg -print0 | xargs -0 -P "$(getconf _NPROCESSORS_ONLN)" -n 50 sh -c '
  for card; do rsvg-convert --format png --output "${card%.svg}.png" "$card" || exit 255; done' cards
echo "Cards: $(find "$folder" -name card.png | wc -l) drawn."
