# Sets `java` to that of a JDK 25: the one in JAVA_HOME, the one on the path, or one in a place where Maven's toolchains plugin
# looks, too. Sourced by the scripts that start the jar; ends them with one line where there is none.
java=
for candidate in "${JAVA_HOME:+$JAVA_HOME/bin/java}" "$(command -v java || true)" /usr/lib/jvm/*/bin/java "${HOME:-}"/.jdks/*/bin/java \
    "${HOME:-}"/.sdkman/candidates/java/*/bin/java /Library/Java/JavaVirtualMachines/*/Contents/Home/bin/java; do
  if [ -x "$candidate" ] && "$candidate" -XshowSettings:properties -version 2>&1 | grep -q 'java.specification.version = 25$' \
      && [ -x "${candidate%/java}/javac" ]; then
    java=$candidate
    break
  fi
done
if [ -z "$java" ]; then
  echo "This needs a JDK 25, and none was found: set JAVA_HOME." >&2
  exit 1
fi
