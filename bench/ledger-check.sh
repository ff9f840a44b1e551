#!/bin/sh
# Fills a ledger with 10 million movements, checks it three times, and writes docs/measurements/ledger-check.md. Takes about
# ten minutes, most of it the filling; leave the machine alone while it checks. MOVEMENTS chooses another number, in hundreds of
# thousands. FOLDER keeps the ledger, and RUNS=0 only fills it: the next call with the same folder checks at once.
set -eu
cd "$(dirname "$0")/.."
mvn -q -B -Pbench test -Dtest=LedgerCheckBench -Dsurefire.failIfNoSpecifiedTests=false \
    -Dbench.movements="${MOVEMENTS:-10000000}" -Dbench.folder="${FOLDER:-}" -Dbench.runs="${RUNS:-3}" \
    -Dbench.output=docs/measurements/ledger-check.md
[ "${RUNS:-3}" = 0 ] || cat docs/measurements/ledger-check.md
