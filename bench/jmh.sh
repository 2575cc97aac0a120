#!/usr/bin/env bash
# Benchmarks of the planner's inner loops: what a recovery point costs to decide, and what a schedule's year costs.
# Aims, per core of a quiet machine: 5 million points a second for 10^6 points and six classes, linear in points, and a year
# of 10,000 schedules in 2 s. The column gc.alloc.rate.norm is bytes per point.
# More: bench/jmh.sh RetentionBenchmark -f 3, or bench/jmh.sh -h
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
mvn -q -B package -Pbench -pl bench -am -DskipTests -Dspotless.check.skip -Dcheckstyle.skip
exec java -cp "bench/target/classes:bench/target/lib/*" org.openjdk.jmh.Main -prof gc "$@"
