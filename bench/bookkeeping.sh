#!/usr/bin/env bash
# What an apply's bookkeeping costs: lease, journal, kept plan and record, by the product's own engine on SQLite with full
# synchronisation, to a fabric whose calls cost nothing. Beside it, in turns and in the same process: the same rows inserted
# plainly, in the same order and the same commits, by statements prepared once. Then both one operation at a time.
#
#   ratio      plain seconds / apply seconds, so rows a second of an apply as a share of plain inserting; aim 0.30 or more
#   (CPU)      the same of the processor's time alone, which a slow disk does not flatter
#   µs each    of an operation; the last line of a table says how it grows from the smallest size to the largest (aim: flat)
#   resume s   an apply cut off after nine operations of ten, taken up and brought to its end
#   heap B/op  what each operation left behind in memory while operations were carried out (aim: flat)
#
# At parallelism 1 a commit holds one operation and the disk decides, so plans of more than SINGLY operations are left out there.
# Usage: [RUNS=5] [SINGLY=2000] [TMPDIR=WHERE] [HOLDFAST_JAVA_OPTS=...] bench/bookkeeping.sh [operations, default 1000 10000 100000]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
sizes=("$@")
((${#sizes[@]})) || sizes=(1000 10000 100000)
runs=${RUNS:-5}
for number in "$runs" "${SINGLY:=2000}" "${sizes[@]}"; do
  [[ $number =~ ^[1-9][0-9]*$ ]] || { echo "bookkeeping: '$number' is not a number of operations or runs" >&2; exit 64; }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
./holdfast version >/dev/null
mvn -q -B package -Pbench -pl bench -am -DskipTests -Dspotless.check.skip -Dcheckstyle.skip
plans=()
for operations in "${sizes[@]}"; do
  ((operations >= 100)) || { echo 'bookkeeping: at least 100 operations, or there is nothing to measure' >&2; exit 64; }
  # Each machine gives a protection and a schedule, one in five a copy rule too; policies and vaults beside them.
  bench/estate.sh $(((operations - 22) * 10 / 22)) "$work/estate" none
  ./holdfast -C "$work/estate" plan . --at 2026-11-20T15:00:00Z --out "$work/$operations.plan" >/dev/null
  plans+=("$work/$operations.plan")
done
load() { uptime | sed 's/.*averages*: /load average /'; }
printf 'state in %s (%s); %s\n' "$work" "$(stat -f -c %T "$work" 2>/dev/null || echo 'file system unknown')" "$(load)"
# The options of the launcher, but for the size of the heap: the rows of the largest plan are kept to be inserted again.
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
# shellcheck disable=SC2086 # HOLDFAST_JAVA_OPTS is a list of words
"$java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx3g ${HOLDFAST_JAVA_OPTS:-} -cp "bench/target/classes:bench/target/lib/*" \
  dev.holdfast.bench.bookkeeping.Bookkeeping "$work" "$runs" "$SINGLY" "${plans[@]}"
load
