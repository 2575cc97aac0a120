#!/usr/bin/env bash
# What the content of backups costs the simulated service, in processor time of one core.
#
#   counted    jobs in which what changed is counted; aim 500,000 a second, the same for every number of jobs
#   verified   jobs in which every extent that changed is kept in maps with digests; aim 2,000 a second
#   advance    backups of the whole simulated service in memory, as 'fabric advance' runs it: calendars, queues, guests, metering and
#              clean-up as well; the same a second for 100,000 and 1,000,000. 'advance v' with content verified
#   memory     bytes of a recovery point and its place in its item; aim 64
#
# A job is what bench/src/main/java/dev/holdfast/bench/content/JobLoop.java says: a daily backup of a machine with disks of 40 and
# 60 GiB, of which 1 % and 3 % change a day, with the newest 30 points kept. Calendars and queues are part of
# advance alone; the stored world of none.
# Usage: [RUNS=3] bench/content.sh [counted jobs, default 1000000 5000000 20000000]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
jobs=("$@")
((${#jobs[@]})) || jobs=(1000000 5000000 20000000)
runs=${RUNS:-3}
for number in "$runs" "${jobs[@]}"; do
  [[ $number =~ ^[1-9][0-9]{0,9}$ ]] || { echo "content: '$number' is not a number of jobs or runs" >&2; exit 64; }
done
mvn -q -B package -Pbench -pl bench -am -DskipTests -Dspotless.check.skip -Dcheckstyle.skip
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -XX:+UseSerialGC -Xmx2g -cp "bench/target/classes:bench/target/lib/*" \
  dev.holdfast.bench.content.ContentCost "$runs" "${jobs[@]}"
