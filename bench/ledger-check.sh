#!/bin/sh
# Fills a ledger with 10 million movements, checks it three times, and writes docs/measurements/ledger-check.md. Takes about
# ten minutes, most of it the filling; leave the machine alone meanwhile. MOVEMENTS chooses another number, in hundreds of thousands.
set -eu
cd "$(dirname "$0")/.."
mvn -q -B -Pbench test -Dtest=LedgerCheckBench -Dsurefire.failIfNoSpecifiedTests=false \
    -Dbench.movements="${MOVEMENTS:-10000000}" -Dbench.output=docs/measurements/ledger-check.md
cat docs/measurements/ledger-check.md
