#!/bin/sh
# Measures searches among 100,000 products over HTTP, and writes docs/measurements/search.md. Takes four minutes; leave the
# machine alone meanwhile. Makes the jar when it is not there.
set -eu
cd "$(dirname "$0")/.."
[ -f target/madang-demo.jar ] || mvn -q -B package -DskipTests
mvn -q -B -Pbench test -Dtest=SearchBench -Dsurefire.failIfNoSpecifiedTests=false \
    -Dbench.output=docs/measurements/search.md
cat docs/measurements/search.md
