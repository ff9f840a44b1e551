#!/bin/sh
# Measures one instance against two on the same database and the same two cores, and writes docs/measurements/instances.md. Takes eight
# minutes; leave the machine alone meanwhile. Makes the jar when it is not there.
set -eu
cd "$(dirname "$0")/.."
[ -f target/madang-demo.jar ] || mvn -q -B package -DskipTests
mvn -q -B -Pbench test -Dtest=InstancesBench -Dsurefire.failIfNoSpecifiedTests=false -Dbench.output=docs/measurements/instances.md
cat docs/measurements/instances.md
