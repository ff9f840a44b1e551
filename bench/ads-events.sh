#!/bin/sh
# Measures how many ad events a second are durable and settled, in one process with the real log and database, and writes
# docs/measurements/ads-events.md. With the tests' JVM, which compiles with C1 alone: the profile bench has another delivery. SECONDS_LONG (60) says for how long.
set -eu
cd "$(dirname "$0")/.."
mvn -q -B test -Dtest=EventBench -Dsurefire.failIfNoSpecifiedTests=false \
    -Dbench.seconds="${SECONDS_LONG:-60}" -Dbench.output=docs/measurements/ads-events.md
cat docs/measurements/ads-events.md
