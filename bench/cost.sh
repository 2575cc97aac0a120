#!/usr/bin/env bash
# What costs add to a cold plan of 10,000 generated machines: the same plan with and without --no-cost, one after the other.
# Aims on a quiet two-core machine: at most 2 s more, the whole plan in 6 s and 768 MB.
# Usage: [RUNS=5] bench/cost.sh [machines, default 10000]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
machines=${1:-10000} runs=${RUNS:-5}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
./holdfast version >/dev/null
bench/estate.sh "$machines" "$work/estate"

# run [OPTION]: milliseconds and peak MiB of one cold plan
run() {
  local start end peak=0 now pid
  start=$(date +%s%N)
  ./holdfast -C "$work/estate" plan . --format json --at 2026-11-20T15:00:00Z "$@" >"$work/out.json" 2>"$work/err" &
  pid=$!
  while now=$(awk '/^VmHWM/ {print $2}' "/proc/$pid/status" 2>/dev/null) && [[ -n $now ]]; do
    ((now > peak)) && peak=$now
    sleep 0.02
  done
  wait "$pid" || { cat "$work/err" >&2; echo 'cost: the plan failed' >&2; exit 1; }
  end=$(date +%s%N)
  echo "$(((end - start) / 1000000)) $((peak / 1024))"
}

for ((i = 0; i < runs; i++)); do
  run >>"$work/with"
  run --no-cost >>"$work/without"
done
middle() { sort -n "$work/$1" | sed -n "$(((runs + 1) / 2))p"; }
read -r with memory <<<"$(middle with)"
read -r without plain <<<"$(middle without)"
printf '%d machines: with costs %d ms, %d MiB; without %d ms, %d MiB; costs add %d ms, ratio %s\n' \
  "$machines" "$with" "$memory" "$without" "$plain" "$((with - without))" \
  "$(awk -v a="$with" -v b="$without" 'BEGIN { printf "%.2f", a / b }')"
