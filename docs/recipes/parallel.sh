#!/usr/bin/env bash
# parallel.sh ARCHIVE OUT [SHARDS]: converts an archive with GNU parallel, one shard on each core, and merges the ledgers.
# On several machines that see both folders at the same paths add --sshlogin node1,node2 (and --env convert_shard).
# Given again after an interruption it goes on where it was.
set -euo pipefail

archive=$1
out=$2
shards=${3:-$(nproc)}

# 1, 3 and 4 speak of the reports: the shard is done. Anything else is a fault.
convert_shard() {
  local code=0
  nianbao convert "$3" --out "$4" --shard "$1/$2" --jobs 1 --quiet || code=$?
  case $code in 0 | 1 | 3 | 4) ;; *) return "$code" ;; esac
}
export -f convert_shard

SHELL=$(command -v bash) parallel --halt soon,fail=1 convert_shard {1} {2} {3} {4} ::: $(seq "$shards") ::: "$shards" ::: "$archive" ::: "$out"
nianbao merge "$out"
