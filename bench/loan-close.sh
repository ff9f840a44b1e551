#!/bin/sh
# Closes a day of a million loans, once through and once killed in the middle, and writes docs/measurements/loan-close.md.
# Takes about five minutes; leave the machine alone meanwhile. LOANS chooses another number.
set -eu
cd "$(dirname "$0")/.."
mvn -q -B test -Dtest=LoanCloseBench -Dsurefire.failIfNoSpecifiedTests=false -Dbench.loans="${LOANS:-1000000}" \
    -Dbench.output=docs/measurements/loan-close.md
cat docs/measurements/loan-close.md
