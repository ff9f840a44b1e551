#!/bin/sh
# Measures the shop window over HTTP (lists of 20, products by themselves) with 10,000 products, and writes
# docs/measurements/storefront.md. Takes three minutes; leave the machine alone meanwhile. Makes the jar when it is not there.
set -eu
cd "$(dirname "$0")/.."
[ -f target/madang-demo.jar ] || mvn -q -B package -DskipTests
mvn -q -B -Pbench test -Dtest=StorefrontBench -Dsurefire.failIfNoSpecifiedTests=false \
    -Dbench.output=docs/measurements/storefront.md
cat docs/measurements/storefront.md
