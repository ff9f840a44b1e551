#!/bin/sh
# Plays so many operations (1,000,000 unless said) of buyers, a seller, pay, couriers, time and suspensions on the real database,
# each held against a small model, while the database is killed (-9) every half a minute or so; and as many more by eight threads at
# once, whose database lives. Prints how many it played and how long that took; stops at the first difference, fails, and names the seed.
#   bench/interleaving.sh [operations] [seed]
set -eu
cd "$(dirname "$0")/.."
mkdir -p target
status=0
play() {
  mvn -B test -Dmadang.purchases.operations="$operations" "$@" >> target/interleaving.log 2>&1 || status=$?
}
operations="${1:-1000000}"
: > target/interleaving.log
play -Dtest=PurchaseInterleavingTest -Dmadang.purchases.kills=30 -Dmadang.test-database.durable=true ${2:+-Dmadang.seed="$2"}
play -Dtest=PurchaseRacesTest ${2:+-Dmadang.seed="$2"}
grep -E '^Purchases:|Tests run:.*Time|seed [0-9-]+, operation|AssertionError|COMPILATION ERROR' target/interleaving.log || true
exit "$status"
