#!/bin/bash
# fuzz.sh <program> <reader> <seconds>: runs one reader on libFuzzer, from the repository's own texts as seeds. What it finds
# lies in .build/fuzz/found; each becomes an example test.
set -euo pipefail
program=$1 reader=$2 seconds=$3
seeds=.build/fuzz/seeds/$reader corpus=.build/fuzz/corpus/$reader
rm -rf "$seeds"; mkdir -p "$seeds" "$corpus" .build/fuzz/found
case $reader in markdown | citations | hygiene) kind=md ;; *) kind=$reader ;; esac
number=0
while IFS= read -r file; do
  number=$((number + 1))
  # A reader that adds its own front matter gets bodies; the others get whole files.
  case $kind in md) awk 'n < 2 && /^---$/ { n++; next } n != 1' "$file" ;; *) cat "$file" ;; esac >"$seeds/$number"
done < <(find Content Tests -name "*.$kind" -size -40k | sort)
READER=$reader SWIFT_BACKTRACE=enable=no exec nice "$program" "$corpus" "$seeds" -dict="Tests/Fuzz/dictionaries/$reader" \
  -max_total_time="$seconds" -timeout=10 -rss_limit_mb=512 -max_len=8192 -artifact_prefix=.build/fuzz/found/$reader- \
  -print_final_stats=1
