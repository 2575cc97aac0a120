#!/usr/bin/env bash
# Cold `plan` of 1,000, 10,000 and 20,000 generated machines: wall time, peak memory, cost per machine.
# Aims on a quiet two-core machine: 10,000 machines in 3 s and 512 MB; cost per machine flat from 1,000 to 20,000.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
runs=${RUNS:-3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
./holdfast version >/dev/null

# run DIR: milliseconds and peak MiB of one cold plan
run() {
  local start end peak=0 now pid status=0
  start=$(date +%s%N)
  ./holdfast -C "$1" plan . --format json --at 2026-11-20T15:00:00Z >"$work/out.json" 2>"$work/err" &
  pid=$!
  while now=$(awk '/^VmHWM/ {print $2}' "/proc/$pid/status" 2>/dev/null) && [[ -n $now ]]; do
    ((now > peak)) && peak=$now
    sleep 0.02
  done
  wait "$pid" || status=$?
  end=$(date +%s%N)
  ((status == 0)) || { cat "$work/err" >&2; echo "plan-scale: the plan ended with $status" >&2; exit 1; }
  echo "$(((end - start) / 1000000)) $((peak / 1024))"
}

printf '%10s %10s %10s %16s\n' machines 'wall ms' 'peak MiB' 'µs per machine'
declare -A cost
for machines in 1000 10000 20000; do
  bench/estate.sh "$machines" "$work/$machines"
  results=$(for ((i = 0; i < runs; i++)); do run "$work/$machines"; done | sort -n)
  read -r wall peak <<<"$(sed -n "$(((runs + 1) / 2))p" <<<"$results")"
  cost[$machines]=$((wall * 1000 / machines))
  printf '%10d %10d %10d %16d\n' "$machines" "$wall" "$peak" "${cost[$machines]}"
done
awk -v a="${cost[1000]}" -v b="${cost[20000]}" 'BEGIN { printf "cost per machine, 20,000 to 1,000: ratio %.2f\n", b / a }'
