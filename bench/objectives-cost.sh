#!/usr/bin/env bash
# What the objectives of an estate add to a cold `plan`: an estate with an rpo and four failure classes beside the same one without
# objectives, in turns, so that both meet the same machine. Medians of user time, wall time and size of the JSON plan.
# Aim: the objectives of 10,000 machines add at most 1 s.
# Usage: [RUNS=5] bench/objectives-cost.sh [machines, default 10000] [classes, default "vm zone region deletion"]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
runs=${RUNS:-5}
machines=${1:-10000}
classes=${2:-vm zone region deletion}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
TIMEFORMAT='%3U %3R'
bench/estate.sh "$machines" "$work/with" "$classes"
bench/estate.sh "$machines" "$work/without" none
./holdfast version >/dev/null

# run ESTATE FORMAT: appends user and wall seconds of one cold plan to the measurements
run() {
  local measured
  measured=$({ time ./holdfast -C "$work/$1" plan . --format "$2" --at 2026-11-20T15:00:00Z \
    >"$work/$1.out" 2>"$work/err" </dev/null; } 2>&1) ||
    { cat "$work/err" >&2; echo "objectives-cost: a plan failed" >&2; exit 1; }
  echo "$measured" >>"$work/$1.$2"
}
# median FILE COLUMN
median() { awk -v column="$2" '{ print $column }' "$1" | sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

printf '%s machines, classes %s; medians of %s runs\n' "$machines" "$classes" "$runs"
printf '%-6s %-8s %10s %10s %10s %10s\n' format figure with without added ratio
for format in json text; do
  for ((i = 0; i < runs; i++)); do
    run with "$format"
    run without "$format"
  done
  for figure in 'user s:1' 'wall s:2'; do
    awk -v format="$format" -v figure="${figure%:*}" -v a="$(median "$work/with.$format" "${figure#*:}")" \
      -v b="$(median "$work/without.$format" "${figure#*:}")" \
      'BEGIN { printf "%-6s %-8s %10.2f %10.2f %10.2f %10.2f\n", format, figure, a, b, a - b, a / b }'
  done
  [[ $format == text ]] || awk -v a="$(wc -c <"$work/with.out")" -v b="$(wc -c <"$work/without.out")" \
    'BEGIN { printf "%-6s %-8s %10.1f %10.1f %10.1f %10.2f\n", "json", "MB", a / 1e6, b / 1e6, (a - b) / 1e6, a / b }'
done
