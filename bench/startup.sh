#!/usr/bin/env bash
# Cold start: "holdfast plan samples/contoso" beside a bare "java -version", in turns, so that both meet the same machine.
# Usage: bench/startup.sh [runs, default 15] [arguments of holdfast, default: plan samples/contoso]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

runs=${1:-15}
[[ $# -eq 0 ]] || shift
[[ $# -gt 0 ]] || set -- plan samples/contoso
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

# Milliseconds a command takes; its output is dropped, its exit code is not our business. %N needs GNU date.
if [[ $(date +%N) =~ ^[0-9]+$ ]]; then
  now() { date +%s%N; }
else
  now() { python3 -c 'import time; print(time.time_ns())'; }
fi
milliseconds() {
  local start end
  start=$(now)
  "$@" >/dev/null 2>&1 </dev/null || true
  end=$(now)
  echo $(((end - start) / 1000000))
}
median() { sort -n | awk '{ v[NR] = $1 } END { print (NR % 2) ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }

./holdfast "$@" >/dev/null 2>&1 </dev/null || true # builds, and makes the class-data archive

ours='' bare=''
for ((run = 1; run <= runs; run++)); do
  bare+=$(milliseconds "$java" -version)$'\n'
  ours+=$(milliseconds ./holdfast "$@")$'\n'
done
bare_median=$(printf %s "$bare" | median)
ours_median=$(printf %s "$ours" | median)

printf '%-36s %6s ms (median of %d)\n' 'java -version' "$bare_median" "$runs"
printf '%-36s %6s ms (median of %d)\n' "holdfast $*" "$ours_median" "$runs"
awk -v ours="$ours_median" -v bare="$bare_median" 'BEGIN { printf "ratio %.2f\n", ours / bare }'
