#!/bin/sh
# Measures 1,000 people who want seats of teams at once, over HTTP, against as many who order one SKU, and writes
# docs/measurements/teams.md. Takes five minutes; leave the machine alone meanwhile. Makes the jar when it is not there.
set -eu
cd "$(dirname "$0")/.."
[ -f target/madang-demo.jar ] || mvn -q -B package -DskipTests
mvn -q -B -Pbench test -Dtest=TeamsBench -Dsurefire.failIfNoSpecifiedTests=false \
    -Dbench.output=docs/measurements/teams.md "$@"
cat docs/measurements/teams.md
