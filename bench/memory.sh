#!/bin/sh
# Measures what the application and its database have in memory at rest, under load and a minute after it (-Dbench.after=300: five
# minutes), and writes docs/measurements/memory.md. Takes some ten minutes; leave the machine alone meanwhile. Makes the jar when it
# is not there.
set -eu
cd "$(dirname "$0")/.."
[ -f target/madang-demo.jar ] || mvn -q -B package -DskipTests
mvn -q -B -Pbench test -Dtest=MemoryBench -Dsurefire.failIfNoSpecifiedTests=false \
    -Dbench.output=docs/measurements/memory.md "$@"
cat docs/measurements/memory.md
