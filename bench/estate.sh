#!/usr/bin/env bash
# Writes an estate of N machines and 20 policies into a folder: bench/estate.sh N DIR [CLASSES]. Each policy survives the failure
# classes, such as 'vm zone region deletion'; 'none' leaves the objectives out. Same arguments, same bytes.
set -euo pipefail
machines=$1 folder=$2 classes=${3:-}
survive=''
for class in $classes; do
  # Only the last capture of a day reaches the vault, so what the vault must survive has a day.
  case $class in
    region | deletion | ransomware) own=' rpo: 26h ' ;;
    *) own='' ;;
  esac
  survive+="${survive:+, }$class: {$own}"
done
mkdir -p "$folder"
{
  cat <<'YAML'
holdfast: 1
name: bench
defaults: { region: eastus, timeZone: America/New_York }
YAML
  # A vault protects 1,000 machines at most.
  echo 'vaults:'
  for ((v = 0; v <= machines / 900; v++)); do
    echo "  v$v: { region: eastus, redundancy: GRS, crossRegionRestore: true, softDelete: 14d }"
  done
  echo '  far: { region: westus, redundancy: LRS, softDelete: 14d }'
  echo 'inventories: [ { ndjson: fleet.ndjson } ]'
  echo 'policies:'
  shards=$((machines / 900 + 1))
  for ((p = 0; p < 20 || p < shards; p++)); do
    case $((p % 4)) in
      0) schedule='{ every: 4h, window: "20:00-20:00", stagger: 1h }' rpo=4h ;;
      1) schedule='{ daily: "22:00", stagger: 2h }' rpo=26h ;;
      2) schedule='{ every: 12h, stagger: 1h }' rpo=12h ;;
      *) schedule='{ cron: "30 1 * * *", stagger: 2h }' rpo=26h ;;
    esac
    objectives="    objectives: { rpo: $rpo${survive:+, survive: { $survive \}} }"$'\n'
    [[ $classes != none ]] || objectives=''
    cat <<YAML
  p$p:
    vault: v$((p % shards))
${objectives}    schedule: $schedule
    retention: { instant: 2d, daily: $((7 + p)), weekly: { keep: 8w, on: sunday }, monthly: 6 }
YAML
    ((p % 5)) || echo '    copies: [ { to: far, every: 1d, retention: { daily: 30d } } ]'
  done
  echo 'bindings:'
  for ((p = 0; p < 20 || p < shards; p++)); do
    echo "  - { name: b$p, where: \"vm.tags.shard == '$p' && vm.os == 'linux'\", policy: p$p }"
  done
  echo '  - { name: rest, unprotected: "not part of the measurement" }'
} >"$folder/holdfast.yaml"
awk -v machines="$machines" 'BEGIN {
  shards = int(machines / 900) + 1
  if (shards < 20) shards = 20
  for (i = 0; i < machines; i++) {
    printf "{\"name\":\"vm-%05d\",\"id\":\"/subscriptions/0/resourceGroups/rg%d/providers/Microsoft.Compute/virtualMachines/vm-%05d\",", i, i % 50, i
    printf "\"region\":\"eastus\",\"os\":\"linux\",\"tags\":{\"shard\":\"%d\",\"env\":\"%s\"},", i % shards, i % 3 ? "prod" : "test"
    printf "\"disks\":{\"os\":{\"size\":\"64GiB\",\"used\":\"%dGiB\"},\"data0\":{\"lun\":0,\"size\":\"512GiB\",\"used\":\"%dGiB\",\"churn\":\"3%%/d\"}}}\n", 8 + i % 20, 50 + i % 300
  }
}' >"$folder/fleet.ndjson"
