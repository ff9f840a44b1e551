#!/bin/sh
# Measures the ledger's postings, gathered and one transaction each, and writes docs/measurements/ledger-posting.md. Takes
# about three minutes; leave the machine alone meanwhile.
set -eu
cd "$(dirname "$0")/.."
mvn -q -B -Pbench test -Dtest=LedgerPostingBench -Dsurefire.failIfNoSpecifiedTests=false \
    -Dbench.output=docs/measurements/ledger-posting.md
cat docs/measurements/ledger-posting.md
