#!/bin/sh
# Holds a bank's daily file of a million lines against as many transfers, by the application with 512 MB of heap, and writes
# docs/measurements/reconciliation.md. Takes about three minutes, most of it the filling; leave the machine alone meanwhile.
# LINES chooses another number.
set -eu
cd "$(dirname "$0")/.."
mvn -q -B test -Dtest=ReconciliationBench -Dsurefire.failIfNoSpecifiedTests=false -Dbench.lines="${LINES:-1000000}" \
    -Dbench.output=docs/measurements/reconciliation.md
cat docs/measurements/reconciliation.md
