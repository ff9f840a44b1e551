#!/bin/sh
# Measures transfers between members over HTTP, gathered, one transaction each, by tight JDBC and by plain JPA, and writes docs/measurements/transfers.md.
# Takes fifteen minutes; leave the machine alone meanwhile. Makes the jar when it is not there.
set -eu
cd "$(dirname "$0")/.."
[ -f target/madang-demo.jar ] || mvn -q -B package -DskipTests
mvn -q -B -Pbench test -Dtest=TransfersBench -Dsurefire.failIfNoSpecifiedTests=false \
    -Dbench.output=docs/measurements/transfers.md
cat docs/measurements/transfers.md
