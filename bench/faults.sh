#!/bin/sh
# Attacks the application under a load of real purchases and transfers, compares what its clients were told with what is there, and
# writes bench/results/faults.md. Each attack is repeated in short on sabotaged sites, where something must be found. With --quick, every attack in short and
# without those, into faults-quick.md; with --quick --twins, with one of them each. Fails when something is lost, done twice or wrong, or a sabotage is not found.
#   bench/faults.sh [--quick [--twins]] [part of an attack's name]
# The rolling upgrade begins with the last commit that had another schema, or with what BEFORE names: what runs in production, say.
# Needs a JDK 25, HAProxy, MariaDB's client programs and faketime (unpacked from Debian's packages below target when they are not there); makes the
# jar when it is not there; no Docker, and nothing but its own processes is touched.
set -eu
cd "$(dirname "$0")/.."
quick=false
twins=true
output=bench/results/faults.md
if [ "${1:-}" = --quick ]; then
  quick=true
  twins=false
  output=bench/results/faults-quick.md
  shift
fi
if [ "${1:-}" = --twins ]; then
  twins=true
  shift
fi
[ -f target/madang-demo.jar ] || mvn -q -B package -DskipTests
# Instances start as operators are told to start them.
[ target/madang-demo/madang.aot -nt target/madang-demo.jar ] || bin/aot-cache.sh > /dev/null \
  || echo "Without an AOT cache instances take longer to be back" >&2
changed=$(git log --first-parent --diff-filter=A -1 --format=%H -- src/main/resources/db/migration)
before=$(git rev-parse --short=12 "${BEFORE:-$changed^}")
earlier=target/earlier/$before.jar
case "rolling upgrade from the last commit with another schema, and back" in *"${1:-}"*)
  if [ ! -f "$earlier" ]; then # Built apart, once.
    mkdir -p "target/earlier/$before"
    git archive "$before" | tar -x -C "target/earlier/$before"
    (cd "target/earlier/$before" && mvn -q -B package -Dmaven.test.skip=true) > target/earlier/build.log 2>&1 \
      || { tail -20 target/earlier/build.log >&2; exit 1; }
    mv "target/earlier/$before/target/madang-demo.jar" "$earlier"
    rm -rf "target/earlier/$before"
    bin/aot-cache.sh "$earlier" > /dev/null || echo "Without an AOT cache the earlier version takes longer to start" >&2
  fi ;;
esac
rm -f "$output" # That of another run is not shown for this one's.
status=0
# Who asks shares the cores with what is attacked: C1 alone, as the instances have it, or a third of what they take of them is the compiler's.
mvn -q -B -Pbench test -Dtest=FaultsBench -Dsurefire.failIfNoSpecifiedTests=false -Dbench.compiler=-XX:TieredStopAtLevel=1 -Dbench.quick="$quick" -Dbench.twins="$twins" \
    -Dbench.only="${1:-}" -Dbench.earlier="$earlier" -Dbench.output="$output" > target/faults.log 2>&1 || status=$?
[ -f "$output" ] && cat "$output" || tail -20 target/faults.log >&2
[ "$status" = 0 ] || echo "See target/faults.log" >&2
exit "$status"
