#!/usr/bin/env bash
# Converts an archive as a Slurm job array, on a file system that all nodes share:
#
#   job=$(sbatch --parsable slurm-array.sh ARCHIVE OUT)
#   sbatch --dependency=afterok:"$job" --wrap 'nianbao merge OUT'
#
# A task that was ended goes on where it was when it is given again: sbatch --array=7,12 slurm-array.sh ARCHIVE OUT
#
#SBATCH --job-name=nianbao
#SBATCH --array=1-100
#SBATCH --ntasks=1
#SBATCH --cpus-per-task=4
#SBATCH --mem=6G
#SBATCH --time=12:00:00
#SBATCH --requeue
#SBATCH --output=nianbao-%A_%a.log
set -u

# The upper end of --array, also when only some of its tasks are given again; so it is not asked of Slurm.
shards=${SHARDS:-100}

# May be killed at any moment, as at the end of its time.
nianbao convert "$1" --out "$2" --shard "$SLURM_ARRAY_TASK_ID/$shards" --jobs "$SLURM_CPUS_PER_TASK" --quiet
code=$?
# 1, 3 and 4 speak of the reports: the shard is done. Anything else is a fault.
case $code in 0 | 1 | 3 | 4) exit 0 ;; *) exit "$code" ;; esac
