#!/bin/sh
# Runs the races, so many rounds each (1,000 unless said); each round has one winner, and fails if it has not. They are the tests that
# use `testing.Race`, of pay and of others; `list` names them and runs nothing.
#   bench/races.sh [rounds|list]
set -eu
cd "$(dirname "$0")/.."
races=$(grep -rlE '\bRace\.(atOnce|round|ROUNDS)\b' src/test/java \
    | sed 's,^src/test/java/,,; s,\.java$,,; s,/,.,g' | sort)
if [ "${1:-}" = list ]; then
    echo "$races"
    exit 0
fi
mkdir -p target
status=0
mvn -B test -Dmadang.races.rounds="${1:-1000}" -Dtest="$(echo "$races" | paste -sd, -)" > target/races.log 2>&1 || status=$?
grep -E 'Tests run:|FAILURE|ERROR.*Test' target/races.log || true
exit "$status"
