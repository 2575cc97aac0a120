#!/usr/bin/env bash
# What reports of many findings cost: a saved plan with one finding for each of 20,000 generated machines is shown as JSON Lines alone,
# in every format at once, and in each format alone, one after the other. Aim on a quiet two-core machine: all formats in at most
# 2 s more than the smallest alone, which is mostly reading the plan.
# Usage: [RUNS=5] bench/reports.sh [machines, default 20000]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
machines=${1:-20000} runs=${RUNS:-5}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
./holdfast version >/dev/null
bench/estate.sh "$machines" "$work/estate"
cat >>"$work/estate/holdfast.yaml" <<'YAML'
rules:
  owned: { for: vm, require: "vm.tags.owner != null", message: "{vm.name} has no owner" }
YAML
status=0
./holdfast -C "$work/estate" plan . --no-cost --at 2026-11-20T15:00:00Z --out "$work/saved.plan" --format jsonl \
  >/dev/null 2>"$work/err" || status=$?
((status == 0 || status == 4)) || { cat "$work/err" >&2; echo 'reports: the plan failed' >&2; exit 1; }

formats='text markdown json jsonl sarif junit gitlab gitlab-terraform github azure rdjson'
# run NAME FORMAT...: milliseconds of one cold show with a file for each format, kept under the name
run() {
  local name=$1 start end format options=()
  shift
  for format in "$@"; do options+=(--report "$format=$work/out.$format"); done
  start=$(date +%s%N)
  ./holdfast show "$work/saved.plan" --format gitlab-terraform "${options[@]}" >/dev/null
  end=$(date +%s%N)
  echo "$(((end - start) / 1000000))" >>"$work/$name.times"
}

for ((i = 0; i < runs; i++)); do
  run none
  # shellcheck disable=SC2086 # one word for each format
  run all $formats
  for format in $formats; do run "$format" "$format"; done
done
middle() { sort -n "$work/$1.times" | sed -n "$(((runs + 1) / 2))p"; }
none=$(middle none) all=$(middle all)
printf '%d findings, plan of %d MB: read and summed up %d ms; every format as well %d ms (%+d)\n' \
  "$(grep -c '^{"type":"finding"' "$work/out.jsonl")" "$(($(wc -c <"$work/saved.plan") / 1000000))" "$none" "$all" "$((all - none))"
for format in $formats; do
  printf '  %-16s %+6d ms %12d bytes\n' "$format" "$(($(middle "$format") - none))" "$(wc -c <"$work/out.$format")"
done
