#!/bin/sh
# Attacks the application under a load of real purchases and transfers, compares what its clients were told with what is there, and
# writes bench/results/faults.md (with --quick, faults-quick.md, in under ten minutes). Each attack is repeated on a sabotaged site,
# where something must be found. Fails when something is lost, done twice or wrong, or a sabotage is not found.
#   bench/faults.sh [--quick] [part of an attack's name]
# Needs a JDK 25, makes the jar when it is not there; no Docker, and nothing but its own processes is touched.
set -eu
cd "$(dirname "$0")/.."
quick=false
output=bench/results/faults.md
if [ "${1:-}" = --quick ]; then
  quick=true
  output=bench/results/faults-quick.md
  shift
fi
[ -f target/madang-demo.jar ] || mvn -q -B package -DskipTests
status=0
mvn -q -B -Pbench test -Dtest=FaultsBench -Dsurefire.failIfNoSpecifiedTests=false -Dbench.quick="$quick" \
    -Dbench.only="${1:-}" -Dbench.output="$output" > target/faults.log 2>&1 || status=$?
cat "$output"
[ "$status" = 0 ] || echo "See target/faults.log" >&2
exit "$status"
