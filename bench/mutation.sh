#!/bin/sh
# Breaks the rules of the ledger, of limits and of refunds, one small change at a time, and counts which breaks the tests notice (PIT, which
# makes Maven run on JDK 25). Fails below 85 %. The report is target/pit-reports/index.html; takes a few minutes.
set -eu
cd "$(dirname "$0")/.."
. bin/jdk-25.sh
JAVA_HOME=${java%/bin/java} mvn -q -B -Pmutation test-compile org.pitest:pitest-maven:mutationCoverage
