#!/bin/sh
# Settles a day of a million payments of ten thousand merchants, once through and once killed in the middle, holds each settlement
# against a reckoning of its own, and writes docs/measurements/settlement.md. Takes about ten minutes, most of it the filling; leave
# the machine alone meanwhile. PAYMENTS and MERCHANTS choose other numbers.
set -eu
cd "$(dirname "$0")/.."
mvn -q -B test -Dtest=SettlementBench -Dsurefire.failIfNoSpecifiedTests=false -Dbench.payments="${PAYMENTS:-1000000}" \
    -Dbench.merchants="${MERCHANTS:-10000}" -Dbench.output=docs/measurements/settlement.md
cat docs/measurements/settlement.md
