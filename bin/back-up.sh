#!/usr/bin/env bash
# Backs an installation up, while it serves:  bin/back-up.sh TO KEYS_TO
#   TO       a folder for this back-up: the database, and what an instance keeps beside it
#   KEYS_TO  another, for the key ring alone, best on another machine: who has both can read everything
# From the environment: MADANG_DB_HOST (127.0.0.1), MADANG_DB_PORT (3306), MADANG_DB_USER, MADANG_DB_PASSWORD, MADANG_DB_SCHEMA (madang),
# MADANG_DATA (data): the instance's folder; MADANG_IMAGES (MADANG_DATA/images): that of the pictures.
# Needs MariaDB's mariadb and mariadb-dump; for MySQL 9.7 call MADANG_DUMP=mysqldump MADANG_CLIENT=mysql. The account needs SELECT, SHOW VIEW,
# TRIGGER, EVENT, and RELOAD and BINLOG MONITOR where the server keeps binary logs, without which all since the last back-up is lost.
# In this order, so that the copies fit together: what the database is held against (seals, checkpoints) first, and what the
# database refers to (pictures, ad events) after it. What is there has no mistake when the file `complete` is there.
set -euo pipefail
umask 077

to=${1:?Where to?}
keys=${2:?Where do the keys go?}
data=${MADANG_DATA:-data}
images=${MADANG_IMAGES:-$data/images}
dump=${MADANG_DUMP:-mariadb-dump}
client=${MADANG_CLIENT:-mariadb}
if [ -e "$to/complete" ]; then
  echo "There is a back-up in $to already." >&2
  exit 1
fi
mkdir -p "$to" "$keys"

# On no command line, where others would see it.
account=$(mktemp)
trap 'rm -f "$account"' EXIT
printf '[client]\nhost=%s\nport=%s\nuser=%s\npassword="%s"\nprotocol=tcp\n' "${MADANG_DB_HOST:-127.0.0.1}" "${MADANG_DB_PORT:-3306}" \
  "${MADANG_DB_USER:?}" "${MADANG_DB_PASSWORD:?}" > "$account"

[ ! -f "$data/key-ring" ] || cp -p "$data/key-ring" "$keys/"
mkdir -p "$to/checkpoints"
for each in "$data"/audit-checkpoints*; do
  [ ! -e "$each" ] || cp -pR "$each" "$to/checkpoints/"
done

position=
if [ "$("$client" --defaults-extra-file="$account" --batch --skip-column-names --execute 'select @@log_bin')" = 1 ]; then
  position=--master-data=2
fi
"$dump" --defaults-extra-file="$account" --single-transaction --quick --hex-blob --triggers --routines --events --skip-lock-tables \
  $position "${MADANG_DB_SCHEMA:-madang}" | gzip -1 > "$to/database.sql.gz"

for each in "$images" "$data/ads-events"; do
  [ ! -d "$each" ] || cp -pR "$each" "$to/"
done
(cd "$to" && find . -type f ! -name sums -exec sha256sum {} + > sums)
sync "$to"/* "$keys" 2> /dev/null || sync
date -u +%Y-%m-%dT%H:%M:%SZ > "$to/complete"
