#!/usr/bin/env bash
# Runs the line of deploy/crontab by the real cron of this machine (Debian's package), every minute
# instead of every fifteen, on the demo letter in a folder of its own; waits for the first run.
# Needs root, since it puts a file into /etc/cron.d, which it takes away again.
#
#   scripts/try-cron.sh FOLDER    FOLDER/node_modules/.bin/undersigned is the installed package
set -euo pipefail
letters=$(cd "$1" && pwd)
project=$(cd "$(dirname "$0")/.." && pwd)
command -v cron >/dev/null || { echo "skipped: there is no cron on this machine"; exit 0; }
[ "$(id -u)" -eq 0 ] || { echo "skipped: only root may install a crontab for others"; exit 0; }

table=/etc/cron.d/undersigned-try
daemon=
finish() {
  rm -f "$table"
  [ -z "$daemon" ] || kill "$daemon" 2>/dev/null || true
}
trap finish EXIT

mkdir -p "$letters/config"
cp -r "$project/fixtures" "$letters/"
cp "$project/config/safe-streets.example.yaml" "$letters/config/letter.yaml"
rm -f "$letters/out/safe-streets.xlsx"

# A system crontab names the user before the command; all else is the recipe's own line.
sed -n -E '/^PATH=/p; s#^7-59/15 \* \* \* \* (.*)$#* * * * * root \1#p' "$project/deploy/crontab" |
  sed "s#/srv/letters#$letters#; s#^PATH=#PATH=$(dirname "$(command -v node)"):#" >"$table"
chmod 644 "$table"
grep -q 'sync --all --quiet' "$table" || { echo "failed: deploy/crontab has no such line"; exit 1; }

if ! pgrep -x cron >/dev/null; then
  cron -f >/dev/null 2>&1 &
  daemon=$!
fi
for _ in $(seq 1 150); do
  if [ -f "$letters/out/safe-streets.xlsx" ]; then
    echo "cron ran the line: $(stat -c %s "$letters/out/safe-streets.xlsx") bytes in out/safe-streets.xlsx"
    exit 0
  fi
  sleep 1
done
echo "failed: cron did not run the line within two and a half minutes"
exit 1
