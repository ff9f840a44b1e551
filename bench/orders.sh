#!/bin/sh
# Measures carts filled and full orders (quote, order, payment, paid) over HTTP with 10,000 products, and writes
# docs/measurements/orders.md. Takes eight minutes; leave the machine alone meanwhile. Makes the jar when it is not there.
set -eu
cd "$(dirname "$0")/.."
[ -f target/madang-demo.jar ] || mvn -q -B package -DskipTests
mvn -q -B -Pbench test -Dtest=OrdersBench -Dsurefire.failIfNoSpecifiedTests=false \
    -Dbench.output=docs/measurements/orders.md
cat docs/measurements/orders.md
