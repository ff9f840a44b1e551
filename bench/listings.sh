#!/bin/sh
# Brings tables of ten thousand rows of products, as a workbook and as CSV in CP949, and one that changes as many prices; says how long
# it takes to look at them and to carry them out, and writes docs/measurements/listings.md. Takes some minutes. ROWS chooses another number.
set -eu
cd "$(dirname "$0")/.."
mvn -q -B -Pbench test -Dtest=ListingsBench -Dsurefire.failIfNoSpecifiedTests=false -Dbench.rows="${ROWS:-10000}" \
    -Dbench.output=docs/measurements/listings.md
cat docs/measurements/listings.md
