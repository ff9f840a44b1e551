#!/usr/bin/env bash
# Puts a back-up of bin/back-up.sh back:  bin/restore.sh FROM KEYS_FROM [BINARY_LOG...]
# Into a running server's empty schema and into a folder of an instance that does not run yet. With the binary logs since the back-up,
# in their order, everything up to their end is there again; without, only what the back-up has.
# The environment is that of bin/back-up.sh; for binary logs it needs mariadb-binlog too (MySQL: MADANG_BINLOG=mysqlbinlog).
set -euo pipefail
umask 077

from=${1:?From where?}
keys=${2:?From where are the keys?}
shift 2
data=${MADANG_DATA:-data}
images=${MADANG_IMAGES:-$data/images}
ring=${MADANG_KEY_RING:-$data/key-ring}
checkpoints=${MADANG_CHECKPOINTS:-$data/audit-checkpoints}
seals=${MADANG_SEAL_CHECKPOINTS:-$checkpoints-ledger}
events=${MADANG_ADS_EVENTS:-$data/ads-events}
client=${MADANG_CLIENT:-mariadb}
schema=${MADANG_DB_SCHEMA:-madang}
if [ ! -f "$from/complete" ]; then
  echo "The back-up in $from is not complete." >&2
  exit 1
fi
(cd "$from" && sha256sum --check --quiet sums)
if [ "$ring" != elsewhere ]; then
  if [ ! -f "$keys/key-ring" ]; then
    echo "There is no key ring in $keys: without it nothing that is encrypted can be read again. If it is kept in another way, say MADANG_KEY_RING=elsewhere." >&2
    exit 1
  fi
  if [ ! -f "$from/key-ring-sum" ] || ! (cd "$keys" && sha256sum --check --quiet -) < "$from/key-ring-sum"; then
    echo "The key ring in $keys is not the one that was there at the back-up in $from." >&2
    exit 1
  fi
fi

account=$(mktemp)
trap 'rm -f "$account"' EXIT
printf '[client]\nhost=%s\nport=%s\nuser=%s\npassword="%s"\nprotocol=tcp\n' "${MADANG_DB_HOST:-127.0.0.1}" "${MADANG_DB_PORT:-3306}" \
  "${MADANG_DB_USER:?}" "${MADANG_DB_PASSWORD:?}" > "$account"
sql() {
  "$client" --defaults-extra-file="$account" --batch --skip-column-names "$@"
}

if [ "$(sql --execute "select count(*) from information_schema.tables where table_schema = '$schema'")" != 0 ]; then
  echo "The schema $schema is not empty: nothing is put over what is there." >&2
  exit 1
fi
for each in "$ring" "$checkpoints" "$checkpoints.head" "$seals" "$seals.head" "$events"; do
  if [ -e "$each" ]; then
    echo "There is $each already: of an instance, or evidence of what happened to one. Put it aside first." >&2
    exit 1
  fi
done

# All of it is looked at before anything is loaded: with a log missing, what was in it would be, and nobody would see.
if [ $# -gt 0 ]; then
  place=$(gzip -dc "$from/database.sql.gz" | sed -n '/^-- CHANGE [A-Z ]* TO [A-Z]*_LOG_FILE/p')
  file=$(printf %s "$place" | sed -n "s/.*_LOG_FILE='\([^']*\)'.*/\1/p")
  position=$(printf %s "$place" | sed -n 's/.*_LOG_POS=\([0-9]*\).*/\1/p')
  if [ -z "$file" ]; then
    echo "The back-up does not say at which place of the binary logs it was made." >&2
    exit 1
  fi
  logs=()
  next=$((10#${file##*.}))
  for each in "$@"; do
    number=$((10#${each##*.}))
    [ "$number" -ge "$next" ] || [ ${#logs[@]} -gt 0 ] || continue
    if [ "$number" -ne "$next" ]; then
      echo "After the place of the back-up the binary log number $next comes, not $each." >&2
      exit 1
    fi
    logs+=("$each")
    next=$((next + 1))
  done
  if [ ${#logs[@]} -eq 0 ]; then
    echo "None of these binary logs is $file, in which the back-up was made, or comes after it." >&2
    exit 1
  fi
fi

gzip -dc "$from/database.sql.gz" | sql "$schema"
if [ $# -gt 0 ]; then
  # In rows there are zero bytes.
  "${MADANG_BINLOG:-mariadb-binlog}" --start-position="$position" --database="$schema" "${logs[@]}" | sql --binary-mode
fi

mkdir -p "$data" "$images" "$(dirname "$ring")" "$(dirname "$checkpoints")" "$(dirname "$seals")" "$(dirname "$events")"
[ "$ring" = elsewhere ] || cp -p "$keys/key-ring" "$ring"
# Under the names that the application looks for here.
for end in "" .head; do
  [ ! -e "$from/checkpoints/audit-checkpoints$end" ] || cp -p "$from/checkpoints/audit-checkpoints$end" "$checkpoints$end"
  [ ! -e "$from/checkpoints/audit-checkpoints-ledger$end" ] || cp -p "$from/checkpoints/audit-checkpoints-ledger$end" "$seals$end"
done
[ ! -d "$from/images" ] || cp -pR "$from/images/." "$images/"
[ ! -d "$from/ads-events" ] || cp -pR "$from/ads-events" "$events"
