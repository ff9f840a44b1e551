#!/bin/sh
# Measures payments of a merchant's over HTTP, asked for, approved and confirmed, and writes docs/measurements/payments.md.
# Takes four minutes; leave the machine alone meanwhile. Makes the jar when it is not there.
set -eu
cd "$(dirname "$0")/.."
[ -f target/madang-demo.jar ] || mvn -q -B package -DskipTests
mvn -q -B -Pbench test -Dtest=PaymentsBench -Dsurefire.failIfNoSpecifiedTests=false \
    -Dbench.output=docs/measurements/payments.md
cat docs/measurements/payments.md
