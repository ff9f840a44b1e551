#!/bin/sh
# Measures decisions in process over 10,000 ad groups by JMH and writes docs/measurements/ads-decisions.md. Takes two minutes.
set -eu
cd "$(dirname "$0")/.."
mvn -q -B -Pbench test -Dtest=DecisionBench -Dsurefire.failIfNoSpecifiedTests=false \
    -Dbench.output=docs/measurements/ads-decisions.md
cat docs/measurements/ads-decisions.md
