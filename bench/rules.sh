#!/usr/bin/env bash
# What 30 rules add to a cold plan of 10,000 generated machines: the same plan without rules, with rules that hold, and with one
# rule of them that every machine violates, one after the other. Aim on a quiet two-core machine: at most 1 s more.
# Usage: [RUNS=5] bench/rules.sh [machines, default 10000]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
machines=${1:-10000} runs=${RUNS:-5}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
./holdfast version >/dev/null
for estate in none quiet loud; do
  bench/estate.sh "$machines" "$work/$estate"
done
# Conditions of all kinds: texts, sizes, lists with closures, copies, changes, costs.
rules() {
  local i
  echo 'rules:'
  for ((i = 0; i < 10; i++)); do
    cat <<YAML
  named-$i: { for: vm, where: "vm.tags.env == 'prod'", require: "vm.name.startsWith('vm-') && vm.tags.shard != 'x$i'" }
  sized-$i: { for: disk, require: "disk.size <= ${i}00TiB || disk.role == 'os'", message: "{disk.name} of {vm.name} is {disk.size}" }
YAML
  done
  for ((i = 0; i < 5; i++)); do
    cat <<YAML
  listed-$i: { for: vm, require: "vm.disks.any { it.os && it.used < ${i}5TiB } || vm.tags.env == 'none'" }
  kept-$i: { for: change, where: "change.action == 'update'", require: "!change.weakens" }
YAML
  done
}
rules | sed 's/<= 000TiB/<= 900TiB/; s/< 05TiB/< 95TiB/' >>"$work/quiet/holdfast.yaml"
rules | sed 's/<= 000TiB/<= 900TiB/; s/< 05TiB/< 95TiB/; s/named-0: .*/named-0: { for: vm, require: "vm.tags.owner != null", message: "{vm.name} has no owner" }/' \
  >>"$work/loud/holdfast.yaml"

# run ESTATE: milliseconds of one cold plan; 4 is how a plan with violations ends
run() {
  local start end status=0
  start=$(date +%s%N)
  ./holdfast -C "$work/$1" plan . --format json --no-cost --at 2026-11-20T15:00:00Z >"$work/out.json" 2>"$work/err" || status=$?
  ((status == 0 || status == 4)) || { cat "$work/err" >&2; echo 'rules: the plan failed' >&2; exit 1; }
  end=$(date +%s%N)
  echo "$(((end - start) / 1000000))"
}

for ((i = 0; i < runs; i++)); do
  for estate in none quiet loud; do run "$estate" >>"$work/$estate.times"; done
done
middle() { sort -n "$work/$1.times" | sed -n "$(((runs + 1) / 2))p"; }
none=$(middle none) quiet=$(middle quiet) loud=$(middle loud)
printf '%d machines: no rules %d ms; 30 rules that hold %d ms (%+d); one violated by every machine %d ms (%+d)\n' \
  "$machines" "$none" "$quiet" "$((quiet - none))" "$loud" "$((loud - none))"
