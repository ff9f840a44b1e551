#!/usr/bin/env bash
# Measures how long Madang takes to be ready, and prints it:  bench/startup.sh   (after mvn -B package)
# First start (unpacks the database, loads demo data), second start, and from the unpacked jar: as it is, with what the JVM kept of
# its classes, and with the AOT cache. `mvn spring-boot:run` is not measured: it keeps no classes either, and reads them from a folder.
# Time is from exec of java to the first 200 of /actuator/health/readiness, in seconds; at the end to the first purchase that is
# paid, too, without demo data on a folder in which members have money and goods are for sale: medians of five starts, in turn.
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/bin/jdk-25.sh"
port=${PORT:-18080}
work=$(mktemp -d)
pid=
stop() {
  if [ -n "$pid" ]; then
    kill "$pid" 2> /dev/null || true
    wait "$pid" 2> /dev/null || true
    pid=
  fi
}
trap 'stop; rm -rf "$work"' EXIT

measure() {
  local label=$1 start end
  shift
  start=$(date +%s%N)
  (cd "$work" && exec "$java" "$@" --server.port="$port" > "$work/log" 2>&1) &
  pid=$!
  until curl -fs -o /dev/null "http://127.0.0.1:$port/actuator/health/readiness"; do
    kill -0 "$pid" 2> /dev/null || { tail -5 "$work/log" >&2; exit 1; }
    sleep 0.05
  done
  end=$(date +%s%N)
  awk -v label="$label" -v nanos=$((end - start)) 'BEGIN { printf "| %-42s | %6.1f |\n", label, nanos / 1e9 }'
  stop
}

echo "$(date -u +%F), $(nproc) cores, load $(cut -d' ' -f1 /proc/loadavg), $("$java" -version 2>&1 | head -1)"
echo "| start | s |"
echo "|---|---|"
# As mvn spring-boot:run sets them and bin/aot-cache.sh advises.
quick="-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:ReservedCodeCacheSize=128m -XX:MetaspaceSize=256m"
measure "first, 20,000 products of demo data" $quick -jar "$root/target/madang-demo.jar"
measure "second" $quick -jar "$root/target/madang-demo.jar"
measure "second, C2 too, as a server runs" -jar "$root/target/madang-demo.jar"
"$root/bin/aot-cache.sh" "$root/target/madang-demo.jar" > /dev/null
unpacked=$root/target/madang-demo
measure "unpacked" $quick -jar "$unpacked/madang-demo.jar"
kept="-XX:+AutoCreateSharedArchive -XX:SharedArchiveFile=$work/madang.jsa -Xlog:cds*=off,aot*=off"
measure "unpacked, keeping its classes" $quick $kept -jar "$unpacked/madang-demo.jar"
measure "unpacked, with the classes that were kept" $quick $kept -jar "$unpacked/madang-demo.jar"
measure "unpacked, with the AOT cache" $quick -XX:AOTCache="$unpacked/madang.aot" -Dspring.aot.enabled=true -jar "$unpacked/madang-demo.jar"
measure "unpacked, with the AOT cache, again" $quick -XX:AOTCache="$unpacked/madang.aot" -Dspring.aot.enabled=true -jar "$unpacked/madang-demo.jar"
measure "the same, C2 too" -XX:AOTCache="$unpacked/madang.aot" -Dspring.aot.enabled=true -jar "$unpacked/madang-demo.jar"

# Beans depend on demo data, so such starts need a cache of their own; that in target stays as bin/aot-cache.sh makes it.
ln -s "$root/target/madang-demo.jar" "$work/madang-demo.jar"
MADANG_DEMO_ENABLED=false "$root/bin/aot-cache.sh" "$work/madang-demo.jar" > /dev/null
cd "$root"
mvn -q -B -Pbench test-compile
# A goal by itself: no lifecycle chooses the JDK for it.
JAVA_HOME=${java%/bin/java} mvn -q -B -Pbench surefire:test -Dtest=FirstPurchaseBench -Dsurefire.failIfNoSpecifiedTests=false \
  -Dbench.unpacked="$work/madang-demo" -Dbench.jvm="$quick" -Dbench.output="$work/purchase" >&2
cat "$work/purchase"
