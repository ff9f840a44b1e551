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
client=${MADANG_CLIENT:-mariadb}
schema=${MADANG_DB_SCHEMA:-madang}
if [ ! -f "$from/complete" ]; then
  echo "The back-up in $from is not complete." >&2
  exit 1
fi
(cd "$from" && sha256sum --check --quiet sums)

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
if [ -e "$data/key-ring" ]; then
  echo "In $data is an instance already." >&2
  exit 1
fi

gzip -dc "$from/database.sql.gz" | sql "$schema"
if [ $# -gt 0 ]; then
  place=$(gzip -dc "$from/database.sql.gz" | sed -n '/^-- CHANGE MASTER TO MASTER_LOG_FILE/p')
  file=$(printf %s "$place" | sed "s/.*MASTER_LOG_FILE='\([^']*\)'.*/\1/")
  position=$(printf %s "$place" | sed 's/.*MASTER_LOG_POS=\([0-9]*\).*/\1/')
  if [ -z "$file" ]; then
    echo "The back-up does not say at which place of the binary logs it was made." >&2
    exit 1
  fi
  logs=()
  for each in "$@"; do
    # Their names end with numbers of equal length.
    if [ "$(basename "$each")" = "$file" ] || [ "$(basename "$each")" \> "$file" ]; then
      logs+=("$each")
    fi
  done
  # In rows there are zero bytes.
  "${MADANG_BINLOG:-mariadb-binlog}" --start-position="$position" --database="$schema" "${logs[@]}" | sql --binary-mode
fi

mkdir -p "$data" "$images"
[ ! -f "$keys/key-ring" ] || cp -p "$keys/key-ring" "$data/"
cp -pR "$from/checkpoints/." "$data/"
[ ! -d "$from/$(basename "$images")" ] || cp -pR "$from/$(basename "$images")/." "$images/"
[ ! -d "$from/ads-events" ] || cp -pR "$from/ads-events" "$data/"
