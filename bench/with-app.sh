#!/usr/bin/env bash
# Starts madang-demo.jar on an empty data folder, runs a bench against it, and ends it:  bench/with-app.sh BENCH OUTPUT
# Makes the jar when it is not there. PORT chooses the port.
set -euo pipefail
cd "$(dirname "$0")/.."

. bin/jdk-25.sh
port=${PORT:-18080}
[ -f target/madang-demo.jar ] || mvn -q -B package -DskipTests
mvn -q -B -Pbench test-compile
work=$(mktemp -d)
jar=$PWD/target/madang-demo.jar
# Everybody logs in from one address.
(cd "$work" && exec "$java" -jar "$jar" --server.port="$port" --madang.member.limits.log-ins-per-address=1000000 \
  --madang.member.limits.challenges-per-address=1000000 > "$work/log" 2>&1) &
pid=$!
trap 'kill $pid; wait $pid || true; rm -rf "$work"' EXIT
until curl -fs -o /dev/null "http://127.0.0.1:$port/actuator/health/readiness"; do
  kill -0 $pid 2> /dev/null || { tail -5 "$work/log" >&2; exit 1; }
  sleep 0.2
done
# A goal by itself: no lifecycle chooses the JDK for it.
JAVA_HOME=${java%/bin/java} mvn -q -B -Pbench surefire:test -Dtest="$1" -Dsurefire.failIfNoSpecifiedTests=false -Dbench.port="$port" -Dbench.output="$2"
cat "$2"
