#!/usr/bin/env bash
# Backs an installation up, while it serves:  bin/back-up.sh TO KEYS_TO
#   TO       a folder for this back-up: the database, and what an instance keeps beside it
#   KEYS_TO  another, for the key ring alone, best on another machine: who has both can read everything
# From the environment: MADANG_DB_HOST (127.0.0.1), MADANG_DB_PORT (3306), MADANG_DB_USER, MADANG_DB_PASSWORD, MADANG_DB_SCHEMA (madang),
# MADANG_DATA (data): the instance's folder; what lies elsewhere: MADANG_KEY_RING (MADANG_DATA/key-ring), MADANG_CHECKPOINTS
# (MADANG_DATA/audit-checkpoints), MADANG_SEAL_CHECKPOINTS (MADANG_CHECKPOINTS-ledger), MADANG_IMAGES (MADANG_DATA/images), MADANG_ADS_EVENTS
# (MADANG_DATA/ads-events). Where the key ring is kept in another way, say so by MADANG_KEY_RING=elsewhere.
# Needs MariaDB's mariadb and mariadb-dump; for MySQL 9.7 call MADANG_DUMP=mysqldump MADANG_CLIENT=mysql. The account needs SELECT, SHOW VIEW,
# TRIGGER, EVENT, and RELOAD and BINLOG MONITOR where the server keeps binary logs, without which all since the last back-up is lost.
# In this order, so that the copies fit together: what the database is held against (seals, checkpoints) first, and what the
# database refers to (pictures, ad events) after it; ad events before it too, since what is settled meanwhile is not kept. What is there has
# no mistake, and is on disk, when the file `complete` is there.
set -euo pipefail
umask 077

to=${1:?Where to?}
keys=${2:?Where do the keys go?}
data=${MADANG_DATA:-data}
images=${MADANG_IMAGES:-$data/images}
ring=${MADANG_KEY_RING:-$data/key-ring}
checkpoints=${MADANG_CHECKPOINTS:-$data/audit-checkpoints}
seals=${MADANG_SEAL_CHECKPOINTS:-$checkpoints-ledger}
events=${MADANG_ADS_EVENTS:-$data/ads-events}
dump=${MADANG_DUMP:-mariadb-dump}
client=${MADANG_CLIENT:-mariadb}
if [ -e "$to/complete" ]; then
  echo "There is a back-up in $to already." >&2
  exit 1
fi
if [ "$ring" != elsewhere ] && [ ! -f "$ring" ]; then
  echo "There is no key ring in $ring: without it nothing that is encrypted can be read again. Say where it is (MADANG_KEY_RING)." >&2
  exit 1
fi
look_for() {
  if [ -e "$1" ] || [ -e "$1.head" ]; then
    return
  elif [ -n "${!2:-}" ]; then
    echo "There are no checkpoints in $1." >&2
    exit 1
  fi
  echo "There are no checkpoints in $1, which a new installation has none of: else say where they are ($2)." >&2
}
look_for "$checkpoints" MADANG_CHECKPOINTS
look_for "$seals" MADANG_SEAL_CHECKPOINTS
mkdir -p "$to" "$keys"
keep_ring() {
  [ "$ring" = elsewhere ] || cp -p "$ring" "$keys/key-ring"
}
# Of a file that is replaced while the instance serves, what there is.
keep_checkpoints() {
  local end
  for end in "" .head; do
    [ ! -e "$1$end" ] || cp -p "$1$end" "$to/checkpoints/$2$end"
  done
}
# Of a folder that the instance writes into; tar ends with 1 when a file vanished or grew meanwhile, and with 2 when it could not read one.
keep_folder() {
  [ -d "$1" ] || return 0
  mkdir -p "$to/$2"
  tar -C "$1" --warning=no-file-changed --warning=no-file-removed -cf - . | tar -C "$to/$2" -xpf - || [ $? = 1 ]
}

# On no command line, where others would see it.
account=$(mktemp)
trap 'rm -f "$account"' EXIT
printf '[client]\nhost=%s\nport=%s\nuser=%s\npassword="%s"\nprotocol=tcp\n' "${MADANG_DB_HOST:-127.0.0.1}" "${MADANG_DB_PORT:-3306}" \
  "${MADANG_DB_USER:?}" "${MADANG_DB_PASSWORD:?}" > "$account"

keep_ring
mkdir -p "$to/checkpoints"
keep_checkpoints "$checkpoints" audit-checkpoints
keep_checkpoints "$seals" audit-checkpoints-ledger
keep_folder "$events" ads-events

position=
logs=$("$client" --defaults-extra-file="$account" --batch --skip-column-names --execute 'select @@log_bin')
if [ "$logs" = 1 ]; then
  position=--master-data=2
fi
"$dump" --defaults-extra-file="$account" --single-transaction --quick --hex-blob --triggers --routines --events --skip-lock-tables \
  $position "${MADANG_DB_SCHEMA:-madang}" | gzip -1 > "$to/database.sql.gz"

keep_ring # A key that came into use meanwhile.
keep_folder "$images" images
keep_folder "$events" ads-events
# Whose keys these are is found out before they are needed.
[ "$ring" = elsewhere ] || (cd "$keys" && sha256sum key-ring) > "$to/key-ring-sum"
(cd "$to" && find . -type f ! -name sums -exec sha256sum {} + > sums)
sync -f "$to" "$keys"
date -u +%Y-%m-%dT%H:%M:%SZ > "$to/complete"
sync -f "$to"
