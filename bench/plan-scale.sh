#!/usr/bin/env bash
# Cold plans of generated fleets: wall time and peak memory of the whole process, and whether the cost of a machine stays
# flat from 1,000 to 20,000 machines.
# Usage: bench/plan-scale.sh [runs of each, default 3]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

runs=${1:-3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

./holdfast version >/dev/null # builds, and makes the class-data archive

# Prints "milliseconds kilobytes" of one plan; the peak is read from the kernel while the process runs.
measure() {
  local start end peak=0 now
  start=$(date +%s%N)
  ./holdfast -C "$1" plan --at 2026-11-20T15:00:00Z --format json >"$work/plan.json" 2>"$work/errors" </dev/null &
  local process=$!
  while now=$(awk '/^VmHWM/ { print $2 }' "/proc/$process/status" 2>/dev/null) && [[ -n $now ]]; do
    peak=$now
    sleep 0.02
  done
  wait "$process" || { cat "$work/errors" >&2; exit 1; }
  end=$(date +%s%N)
  echo "$(((end - start) / 1000000)) $peak"
}
median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

small='' large=''
printf '%10s %12s %12s %14s\n' machines 'wall ms' 'peak MiB' 'µs per machine'
for machines in 1000 10000 20000; do
  bench/generate-fleet.sh "$machines" "$work/$machines"
  times='' peaks=''
  for ((run = 0; run < runs; run++)); do
    read -r time peak < <(measure "$work/$machines")
    times+=$time$'\n'
    peaks+=$peak$'\n'
  done
  time=$(printf %s "$times" | median)
  peak=$(printf %s "$peaks" | median)
  printf '%10d %12d %12d %14d\n' "$machines" "$time" $((peak / 1024)) $((time * 1000 / machines))
  [[ $machines == 1000 ]] && small=$time
  [[ $machines == 20000 ]] && large=$time
done
awk -v small="$small" -v large="$large" \
  'BEGIN { printf "cost of a machine, 20,000 beside 1,000 (start-up included): ratio %.2f\n", (large / 20000) / (small / 1000) }'
