#!/bin/sh
# Plays so many operations (1,000,000 unless said) of buyers, a seller, pay, couriers, time and suspensions on the real database,
# each held against a small model, and as many more by eight threads at once. Prints how many it played and how long that took;
# stops at the first difference, fails, and names the seed.
#   bench/interleaving.sh [operations] [seed]
set -eu
cd "$(dirname "$0")/.."
mkdir -p target
status=0
mvn -B test -Dtest='PurchaseInterleavingTest,PurchaseRacesTest' -Dmadang.purchases.operations="${1:-1000000}" \
    ${2:+-Dmadang.seed="$2"} > target/interleaving.log 2>&1 || status=$?
grep -E '^Purchases:|Tests run:.*Time|seed [0-9-]+, operation|AssertionError|COMPILATION ERROR' target/interleaving.log || true
exit "$status"
