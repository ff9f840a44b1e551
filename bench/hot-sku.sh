#!/bin/sh
# Measures 10,000 buyers who want one of 1,000 pieces at once, over HTTP, and writes docs/measurements/hot-sku.md. Takes three
# minutes; leave the machine alone meanwhile. Makes the jar when it is not there.
set -eu
cd "$(dirname "$0")/.."
[ -f target/madang-demo.jar ] || mvn -q -B package -DskipTests
mvn -q -B -Pbench test -Dtest=HotSkuBench -Dsurefire.failIfNoSpecifiedTests=false \
    -Dbench.output=docs/measurements/hot-sku.md
cat docs/measurements/hot-sku.md
