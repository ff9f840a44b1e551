#!/bin/sh
# Lets the holds of 100,000 orders lapse that nobody paid, and 50,000 teams end whose time is over, and writes
# docs/measurements/sweeps.md. Takes some minutes; leave the machine alone meanwhile. HOLDS and TEAMS choose other numbers.
set -eu
cd "$(dirname "$0")/.."
mvn -q -B -Pbench test -Dtest=SweepsBench -Dsurefire.failIfNoSpecifiedTests=false -Dbench.holds="${HOLDS:-100000}" \
    -Dbench.teams="${TEAMS:-50000}" -Dbench.output=docs/measurements/sweeps.md
cat docs/measurements/sweeps.md
