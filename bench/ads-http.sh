#!/bin/sh
# Measures decisions and events of ads over HTTP, with tokens, and writes docs/measurements/ads-http.md. Takes two minutes; leave
# the machine alone meanwhile. Makes the jar when it is not there.
set -eu
cd "$(dirname "$0")/.."
[ -f target/madang-demo.jar ] || mvn -q -B package -DskipTests
mvn -q -B -Pbench test -Dtest=AdsHttpBench -Dsurefire.failIfNoSpecifiedTests=false \
    -Dbench.output=docs/measurements/ads-http.md
cat docs/measurements/ads-http.md
