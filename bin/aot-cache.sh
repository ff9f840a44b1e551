#!/usr/bin/env bash
# Makes an AOT cache, with which Madang starts faster (docs/measurements/startup.md):  bin/aot-cache.sh [JAR]
#
# Unpacks the jar beside itself (target/madang-demo.jar -> target/madang-demo/), lets Spring write down as classes which beans there
# are, and starts it once, on a throw-away data folder, as training. Then start with the command that it prints. A server that is
# to run for long leaves -XX:TieredStopAtLevel=1 -XX:+UseSerialGC away: it starts more slowly and then serves faster.
# All this fits only to this JDK, this jar, this place, and the settings on which beans depend: the profile, demo data, Kafka
# (a start with others is refused), and Spring Boot's own switches; make it anew when one of them changes. For madang.jar, set
# spring.datasource.url and the other settings in the environment, as for a real start; the training writes the migrations there.
set -euo pipefail

jar=${1:-target/madang-demo.jar}
name=$(basename "$jar" .jar)
home=$(dirname "$jar")/$name
. "$(dirname "$0")/jdk-25.sh"

quick="-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:ReservedCodeCacheSize=128m -XX:MetaspaceSize=256m"

if [ ! -f "$jar" ] || [ "$name" = "$(basename "$jar")" ]; then
  echo "There is no $jar: make it with mvn -B package." >&2
  exit 1
fi

rm -rf "$home"
"$java" -Djarmode=tools -jar "$jar" extract --destination "$home"
"$java" "$(dirname "$0")/StoreJars.java" "$home/lib"
training=$(mktemp -d)
trap 'rm -rf "$training"' EXIT
settings="--madang.database.folder=$training/data --madang.crypto.key-file=$training/key-ring"

aot=$training/aot
mkdir -p "$aot/sources" "$aot/classes"
"$java" $quick -cp "$home/$name.jar:$home/lib/*" org.springframework.boot.SpringApplicationAotProcessor \
  madang.MadangApplication "$aot/sources" "$aot/classes" "$aot/classes" kr.madang madang $settings > "$home/ahead.log" 2>&1 \
  || { tail -5 "$home/ahead.log" >&2; exit 1; }
find "$aot/sources" -name '*.java' > "$aot/list"
"${java}c" -nowarn -proc:none -parameters -d "$aot/classes" -cp "$home/$name.jar:$(printf %s: "$home"/lib/*.jar)" "@$aot/list" >> "$home/ahead.log" 2>&1 \
  || { tail -5 "$home/ahead.log" >&2; exit 1; }
# The jar has its own list of modules, in the order of their migrations.
rm "$aot/classes/META-INF/spring-modulith/application-modules.json"
"${java%java}jar" --update --no-compress --file "$home/$name.jar" -C "$aot/classes" .

# The application ends by itself when it is ready, so that the JVM writes what it has learnt.
"$java" -XX:AOTCacheOutput="$home/madang.aot" -Dspring.aot.enabled=true -jar "$home/$name.jar" \
  --madang.startup.end-when-ready=true --server.port=0 $settings \
  --madang.demo.members=20 --madang.demo.sellers=2 --madang.demo.products=50 > "$home/training.log" 2>&1 \
  || { tail -5 "$home/training.log" >&2; exit 1; }
[ -f "$home/madang.aot" ] || { tail -5 "$home/training.log" >&2; exit 1; }

echo "Start with: $java -XX:AOTCache=$home/madang.aot -Dspring.aot.enabled=true $quick -jar $home/$name.jar"
