#!/bin/sh
# Plays seeds of pay's simulation on the real database: so many (1,000 unless said), from the given one on. Prints seeds, steps,
# faults and answers; stops at the first violation, fails, and says how to replay it.
#   bench/simulation.sh [seeds] [first seed]
set -eu
cd "$(dirname "$0")/.."
mkdir -p target
status=0
mvn -B -q test -Dtest=SimulationTest -Dmadang.simulation.seeds="${1:-1000}" -Dmadang.simulation.first="${2:-1}" \
    > target/simulation.log 2>&1 || status=$?
grep -E '^Simulation:|^java.*replay with|Caused by: java.lang.AssertionError|COMPILATION ERROR' target/simulation.log || true
exit "$status"
