#!/usr/bin/env bash
# What the Groovy spelling costs at a cold start: "holdfast plan" of the same 50 lines in YAML and in Groovy, in turns, so that
# both meet the same machine. Also shows that a plan of YAML reads no class of Groovy's jar, and fails if it does.
# Aim on a quiet two-core machine: at most 0.35 s more.
# Usage: bench/groovy-startup.sh [runs, default 15]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
runs=${1:-15}
at=2026-11-20T15:00:00Z
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# plan SPELLING: one cold plan
plan() { ./holdfast -C bench/spellings plan "$1" --at "$at"; }

# Both spellings declare the same: their plans differ in nothing but the places they name. Also builds, and makes the archive.
for spelling in yaml groovy; do
  plan "$spelling" | sed -E 's/ *(yaml|groovy)\/[^ ]*//g' >"$work/$spelling"
done
cmp "$work/yaml" "$work/groovy" || { echo 'groovy-startup: the two spellings give different plans' >&2; exit 1; }

# Classes of Groovy and of the libraries in its jar; ours are called dev.holdfast.dsl.groovy.
HOLDFAST_JAVA_OPTS="-Xlog:class+load:file=$work/classes" plan yaml >/dev/null
touched=$(grep -cE '\] (groovy|groovyjar[a-z0-9]*|org\.apache\.groovy|org\.codehaus\.groovy)\.' "$work/classes" || true)
echo "classes of Groovy read by a plan of YAML: $touched"

# Wall and processor milliseconds of each run, as lines "SPELLING WALL PROCESSOR".
TIMEFORMAT='%3R %3U %3S'
for ((run = 1; run <= runs; run++)); do
  for spelling in yaml groovy; do
    { time plan "$spelling" >/dev/null 2>&1; } 2>&1 | awk -v s="$spelling" '{ print s, $1 * 1000, ($2 + $3) * 1000 }'
  done
done >"$work/runs"

# median SPELLING COLUMN
median() {
  awk -v s="$1" -v c="$2" '$1 == s { print $c }' "$work/runs" | sort -n |
    awk '{ v[NR] = $1 } END { print (NR % 2) ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'
}
printf '%-10s %10s %14s   (medians of %d)\n' spelling 'wall ms' 'processor ms' "$runs"
for spelling in yaml groovy; do
  printf '%-10s %10s %14s\n' "$spelling" "$(median "$spelling" 2)" "$(median "$spelling" 3)"
done
awk -v y="$(median yaml 2)" -v g="$(median groovy 2)" -v yc="$(median yaml 3)" -v gc="$(median groovy 3)" \
  'BEGIN { printf "Groovy costs %d ms more, ratio %.2f (processor: %d ms, %.2f)\n", g - y, g / y, gc - yc, gc / yc }'
((touched == 0))
