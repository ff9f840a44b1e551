#!/bin/sh
# Measures the same requests with 10,000 products of 100 sellers and 1,000 members, and with a million products of 10,000 sellers and a million
# members, and how many rows their queries read; writes docs/measurements/growth.md. The first time a million of each are written, which takes
# half an hour and 25 GB; they stay in target/growth for the next. Ten minutes then; leave the machine alone meanwhile. Makes the jar when it is not there.
set -eu
cd "$(dirname "$0")/.."
[ -f target/madang-demo.jar ] || mvn -q -B package -DskipTests
mvn -q -B -Pbench test -Dtest=GrowthBench -Dsurefire.failIfNoSpecifiedTests=false -Dbench.output=docs/measurements/growth.md "$@"
cat docs/measurements/growth.md
