#!/usr/bin/env bash
# `holdfast apply` of an estate of about N objects beside `terraform apply` of N `terraform_data` objects, which need no provider
# and no service: processor seconds (user and system) of both, in turns, at N/2 and at N, so that growth shows. Both begin from
# nothing, plan and apply in one cold process, and keep their state in a file beside the declaration.
# Aim at 2,000: 20 times fewer processor seconds than Terraform. Needs GNU time; skips where there is no terraform.
# Usage: [RUNS=3] bench/terraform.sh [N, default 2000]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
objects=${1:-2000}
runs=${RUNS:-3}
[[ $objects =~ ^[0-9]+$ && $objects -ge 100 && $runs =~ ^[1-9][0-9]*$ ]] ||
  { echo 'usage: [RUNS=3] bench/terraform.sh [N, at least 100]' >&2; exit 64; }
terraform=$(type -P terraform) || { echo 'terraform: skipped, there is no terraform on the PATH'; exit 0; }
time=$(type -P time) || { echo 'terraform: GNU time is not installed' >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
printf 'disable_checkpoint = true\n' >"$work/terraformrc"
export TF_CLI_CONFIG_FILE=$work/terraformrc TF_IN_AUTOMATION=1 TF_INPUT=0 CHECKPOINT_DISABLE=1
./holdfast version >/dev/null # builds, and makes the archive

# measured NAME COMMAND...: processor seconds, wall seconds and peak MiB of one run; what it said is in $work/said
measured() {
  local name=$1 user system wall memory
  shift
  "$time" -q -o "$work/time" -f '%U %S %e %M' "$@" >"$work/said" 2>&1 </dev/null ||
    { tail -20 "$work/said" >&2; echo "terraform: $name failed" >&2; exit 1; }
  read -r user system wall memory <"$work/time"
  awk -v u="$user" -v s="$system" -v w="$wall" -v m="$memory" 'BEGIN { printf "%.2f %.2f %d\n", u + s, w, m / 1024 }'
}
# median FILE COLUMN
median() { sort -n -k "$2,$2" "$1" | awk -v c="$2" '{ v[NR] = $c } END { print v[int((NR + 1) / 2)] }'; }

printf '%-10s %9s %14s %9s %9s %18s   (medians of %s)\n' \
  program objects 'processor s' 'wall s' 'peak MiB' 'processor ms each' "$runs"
for ((n = objects / 2; n <= objects; n += (objects + 1) / 2)); do
  # Each machine gives a protection and a schedule, one in five a copy rule too; 20 policies and 2 vaults beside them.
  bench/estate.sh $(((n - 22) * 10 / 22)) "$work/estate" none
  mkdir -p "$work/terraform"
  cat >"$work/terraform/main.tf" <<HCL
resource "terraform_data" "object" {
  count = $n
  input = "vm-\${count.index}"
}
HCL
  (cd "$work/terraform" && "$terraform" init -no-color >"$work/said" 2>&1) || { cat "$work/said" >&2; exit 1; }
  : >"$work/holdfast.$n"
  : >"$work/terraform.$n"
  for ((run = 0; run < runs; run++)); do
    rm -rf "$work/estate/.holdfast"
    measured holdfast ./holdfast -C "$work/estate" apply . --auto-approve >>"$work/holdfast.$n"
    made=$(sed -n 's/.* \([0-9]*\) added.*/\1/p' "$work/said")
    rm -f "$work"/terraform/terraform.tfstate*
    measured terraform "$terraform" -chdir="$work/terraform" apply -auto-approve -no-color >>"$work/terraform.$n"
    grep -q "$n added" "$work/said" || { echo "terraform: terraform did not make $n objects" >&2; exit 1; }
  done
  for program in "holdfast:$made" "terraform:$n"; do
    file=$work/${program%:*}.$n
    awk -v name="${program%:*}" -v n="${program#*:}" -v c="$(median "$file" 1)" -v w="$(median "$file" 2)" \
      -v m="$(median "$file" 3)" 'BEGIN { printf "%-10s %9d %14.2f %9.2f %9d %18.2f\n", name, n, c, w, m, 1000 * c / n }'
  done
  awk -v n="$n" -v h="$(median "$work/holdfast.$n" 1)" -v t="$(median "$work/terraform.$n" 1)" \
    'BEGIN { printf "%d objects: terraform needs %.1f times the processor seconds\n", n, t / h }'
done
