#!/bin/sh
# Fills a million items of ten thousand sellers, a hundred thousand of them one seller's, and times what that seller's pages read and
# the export of all its orders; writes docs/measurements/seller-desk.md. Takes about ten minutes, most of it the filling; leave the
# machine alone meanwhile. ITEMS and SELLERS choose other numbers.
set -eu
cd "$(dirname "$0")/.."
mvn -q -B -Pbench test -Dtest=SellerDeskBench -Dsurefire.failIfNoSpecifiedTests=false -Dbench.items="${ITEMS:-1000000}" \
    -Dbench.sellers="${SELLERS:-10000}" -Dbench.output=docs/measurements/seller-desk.md
cat docs/measurements/seller-desk.md
