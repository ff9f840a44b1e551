#!/bin/sh
# Sends so many random requests (20,000 unless said) of all that the API's document describes to the whole application on its real
# database. Prints how many were accepted and refused, how many of the refused were held against a checksum of all tables, and how
# many were wrong: a failure of ours, an effect of what was refused, a refusal that repeats what was sent or tells of our insides.
# Fails when there is one, and says how to replay it. The requests of a seed are the same each time but for the ids in them.
#   bench/fuzz.sh [requests] [seed] [first batch]
set -eu
cd "$(dirname "$0")/.."
mkdir -p target
status=0
mvn -B test -Dtest=FuzzTest -Dmadang.fuzz.requests="${1:-20000}" ${2:+-Dmadang.seed="$2"} ${3:+-Dmadang.fuzz.first="$3"} \
    > target/fuzz.log 2>&1 || status=$?
grep -E '^Fuzz:|Tests run:.*Time|-Dmadang.fuzz.first|COMPILATION ERROR' target/fuzz.log | cut -c 1-1000 || true
exit "$status"
