#!/bin/sh
# Closes a day's statements of a million items of ten thousand sellers, once through and once killed in the middle, holds each
# statement against a reckoning of its own, and writes docs/measurements/seller-settlement.md. Takes about fifteen minutes, most of it
# the filling; leave the machine alone meanwhile. ITEMS and SELLERS choose other numbers.
set -eu
cd "$(dirname "$0")/.."
mvn -q -B -Pbench test -Dtest=SellerSettlementBench -Dsurefire.failIfNoSpecifiedTests=false -Dbench.items="${ITEMS:-1000000}" \
    -Dbench.sellers="${SELLERS:-10000}" -Dbench.output=docs/measurements/seller-settlement.md
cat docs/measurements/seller-settlement.md
