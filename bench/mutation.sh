#!/bin/sh
# Breaks the rules of the ledger, of limits and of refunds, one small change at a time, and counts which breaks the tests notice (PIT, with
# the JDK 25 in JAVA_HOME). Fails below 85 %. The report is target/pit-reports/index.html; takes a few minutes.
set -eu
cd "$(dirname "$0")/.."
"${JAVA_HOME:?}/bin/java" -version 2>&1 | grep -q '"25' || { echo "JAVA_HOME is no JDK 25" >&2; exit 1; }
mvn -q -B -Pmutation test-compile org.pitest:pitest-maven:mutationCoverage
