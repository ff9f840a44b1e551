#!/bin/sh
# Measures event delivery against Modulith's stock JDBC registry, in one run on one database, and writes
# docs/measurements/delivery.md. Takes about two minutes; leave the machine alone meanwhile.
set -eu
cd "$(dirname "$0")/.."
mvn -q -B -Pbench test -Dtest=DeliveryBench -Dsurefire.failIfNoSpecifiedTests=false \
    -Dbench.output=docs/measurements/delivery.md
cat docs/measurements/delivery.md
