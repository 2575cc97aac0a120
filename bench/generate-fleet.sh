#!/usr/bin/env bash
# Writes a declaration of N machines: fleet.ndjson, two vaults, 20 policies bound by tag.
# Usage: bench/generate-fleet.sh N DIRECTORY
set -euo pipefail
machines=${1:?number of machines}
directory=${2:?directory}
mkdir -p "$directory"

{
  cat <<'YAML'
holdfast: 1
name: fleet
defaults: { region: eastus, timeZone: America/New_York }
inventories:
  - { ndjson: fleet.ndjson }
vaults:
YAML
  # The service keeps at most 1,000 machines in a vault.
  awk -v machines="$machines" 'BEGIN {
    vaults = int((machines + 799) / 800); if (vaults < 20) vaults = 20
    for (v = 0; v < vaults; v++)
      printf "  rsv-%03d: { region: eastus, redundancy: GRS, immutability: unlocked }\n", v
    print "policies:"
    for (p = 0; p < 20; p++)
      for (v = p; v < vaults; v += 20) {
        printf "  policy-%02d-%03d:\n    vault: rsv-%03d\n", p, v, v
        if (p % 4 == 0)
          print "    objectives: { rpo: 4h }\n    schedule: { every: 4h, window: \"20:00-20:00\", stagger: 1h }"
        else
          printf "    objectives: { rpo: 24h }\n    schedule: { daily: \"%02d:%02d\", stagger: 4h }\n", p, p
        printf "    retention: { instant: 2d, daily: %dd, weekly: { keep: 8w, on: sunday } }\n", 7 + p
      }
    print "bindings:"
    for (v = 0; v < vaults; v++)
      printf "  - { where: \"vm.tags.group == \x27%d\x27\", policy: policy-%02d-%03d }\n", v, v % 20, v
  }'
} >"$directory/holdfast.yaml"

awk -v machines="$machines" 'BEGIN {
  vaults = int((machines + 799) / 800); if (vaults < 20) vaults = 20
  for (m = 0; m < machines; m++)
    printf "{\"name\":\"vm-%06d\",\"resourceGroup\":\"rg-%03d\",\"region\":\"eastus\",\"os\":\"%s\",\"tags\":{\"env\":\"prod\",\"group\":\"%d\"},\"disks\":{\"os\":{\"size\":\"128GiB\",\"used\":\"%dGiB\"},\"data\":{\"lun\":0,\"size\":\"512GiB\",\"used\":\"%dGiB\",\"churn\":\"3%%/d\"}}}\n", m, m % 500, m % 3 ? "linux" : "windows", m % vaults, 10 + m % 60, 50 + m % 400
}' >"$directory/fleet.ndjson"
