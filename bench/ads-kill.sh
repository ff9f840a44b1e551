#!/bin/sh
# Reports 100,000 ad events a second for ten minutes, kills the application in the middle, compares what was acknowledged with what
# was counted, and writes docs/measurements/ads-kill.md. SECONDS_LONG and RATE choose another length and rate.
set -eu
cd "$(dirname "$0")/.."
[ -f target/madang-demo.jar ] || mvn -q -B package -DskipTests
mvn -q -B -Pbench test -Dtest=AdsKillBench -Dsurefire.failIfNoSpecifiedTests=false \
    -Dbench.seconds="${SECONDS_LONG:-600}" -Dbench.rate="${RATE:-100000}" -Dbench.output=docs/measurements/ads-kill.md
cat docs/measurements/ads-kill.md
