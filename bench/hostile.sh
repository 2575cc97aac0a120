#!/usr/bin/env bash
# What a hostile declaration costs at most: every file of the hostile corpus, and exhausting texts too large to keep as files, each
# as a process of its own with 512 MiB of heap. Prints the ten that need the most processor time, and the largest peak of memory.
# Fails if one does not end with 65, needs more than 2 s of processor or more than 512 MiB in all.
# Meant for a quiet two-core machine: what others do at the same time counts as processor time too. Needs GNU time.
# Usage: bench/hostile.sh [command of holdfast ..., default: validate plan]; ONLY=PATTERN takes some of the files.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
commands=("$@")
((${#commands[@]})) || commands=(validate plan)
corpus=cli/src/test/resources/hostile
time=$(type -P time) || { echo 'hostile: GNU time is not installed' >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/made"
export HOLDFAST_JAVA_OPTS=-Xmx512m

# repeat COUNT TEXT: the text that often; %d in it is the round
repeat() { awk -v n="$1" -v t="$2" 'BEGIN { for (i = 1; i <= n; i++) printf t, i }'; }

# groovy NAME: standard input behind the first lines of a declaration
groovy() { { printf "holdfast 1\nname 'victim'\n"; cat; } >"$work/made/$1.holdfast.groovy"; }
yaml() { { printf 'holdfast: 1\nname: victim\n'; cat; } >"$work/made/$1.holdfast.yaml"; }

# --- larger than what is parsed ----------------------------------------------------------------------------------------
repeat 100000 '[' | groovy brackets
repeat 100000 '(' | groovy parentheses
repeat 100000 $'vm {\n' | groovy blocks
repeat 100000 '"${' | groovy interpolations
{ printf 'def x = '; repeat 100000 '[[]]+'; } | groovy sums-of-lists
repeat 6000000 $'def c = { }\n' | groovy closures-of-64-mebibytes
repeat 600000 $'c{ x }\n' | groovy closures-of-4-mebibytes
repeat 300000 $'vm {}\n' | groovy many-closures
head -c 4000000 /dev/zero | tr '\0' 'x' | groovy one-word
head -c 4000000 /dev/zero | tr '\0' '9' | groovy one-number
{ printf "def x = '"; head -c 4000000 /dev/zero | tr '\0' 'x'; printf "'\n"; } | groovy one-text
repeat 4000000 $'\n' | { cat; printf 'x\n'; } | groovy empty-lines
{ repeat 4000000 '/'; printf '\nx\n'; } | groovy one-comment
repeat 4000000 '"' | groovy quotes
repeat 4000000 "'" | groovy single-quotes
repeat 2000000 '/*' | groovy comment-openings
repeat 2000000 '{}' | groovy empty-blocks
# --- as much as the gate lets pass, with a mistake at the end -------------------------------------------------------------
repeat 18000 $'vm("m%d") { zone 1; os linux }\n' | { cat; printf 'vm(\n'; } | groovy large-with-a-mistake
repeat 2400 $'vm("m%d") { tags a: "x", b: "y", c: "z" }\n' | { cat; printf 'vm("x" "y")\n'; } | groovy tags-with-a-mistake
repeat 2400 $'vm("m%d") { tags a: "x" b: "y" }\n' | groovy mistakes
{ printf 'def x = [\n'; repeat 1600 $'[a: 1, b: [c: %d]],\n'; printf '1 2]\n'; } | groovy one-large-list
{ printf 'def f() {\n'; repeat 3000 $'vm("m%d") { zone 1 }\n'; printf 'vm( }\n'; } | groovy one-large-function
{ printf 'vm("a") {\n'; repeat 390 $'if (x == %d) { zone 1 } else\n'; printf '{ } }\n'; } | groovy elses
{ printf 'x '; repeat 199 '{ -> a b: 1 } '; } | groovy closures-in-a-row
{ printf 'def x = '; repeat 390 '-'; printf '1\n'; } | groovy minuses
{ printf 'def x = '; repeat 190 'a?.'; printf 'b\n'; } | groovy dots
{ printf 'def x = '; repeat 99 'a ? b : '; printf 'b\n'; } | groovy conditionals
# Nested as deep as the gate lets pass, on 100 lines, with a mistake on the last: OPENING MIDDLE CLOSING of each level.
while IFS='|' read -r name open middle close; do
  {
    line="$(repeat 23 "$open")$middle$(repeat 23 "$close")"
    repeat 100 "$line"$'\n'
    printf 'vm("x" "y")\n'
  } | groovy "nested-$name"
  repeat 100 "$(repeat 23 "$open")$middle"$'\n' | groovy "unclosed-$name"
done <<'LEVELS'
parentheses|(|1|)
lists|[|1|]
maps|[a: |1|]
closures|{ a -> |1|}
blocks|vm { |os linux|}
named-blocks|vm('a') { |os linux|}
blocks-with-settings|vm { tags a: 'x'; |os linux|}
blocks-with-two-settings|vm { tags a: 'x', b: 'y'; zone 1; |os linux|; zone 2 }
calls|f(|1|)
calls-with-names|f(a: |1|)
commands|x a, [|1|]
commands-with-names|x a: [|1|]
trailing-closures|f(1) { a -> |1|}
decisions|if (a) { |os linux|} else { zone 1 }
loops|for (a in b) { |os linux|}
choices|switch (a) { case 1: |zone 1|}
methods|a.each { |zone 1|}
conditional-values|a ? (|1|) : 2
sums|1 + (|1|) + 2
indexes|a[|1|]
lambdas|(a) -> { |1|}
LEVELS
# --- the same in YAML ---------------------------------------------------------------------------------------------------
{ printf 'a: '; repeat 100000 '['; printf '\n'; } | yaml brackets
{ printf 'a: '; repeat 100000 '{a: '; printf '\n'; } | yaml braces
repeat 100000 '? ' | yaml question-marks
repeat 100000 '- ' | yaml dashes
{ printf 'a0: &a0 [x, x]\n'; repeat 60 'x'; for ((i = 1; i < 40; i++)); do printf '\na%d: &a%d [*a%d, *a%d]' "$i" "$i" "$((i - 1))" "$((i - 1))"; done; } | yaml aliases
{ printf 'a0: &a0 {x: 1}\n'; for ((i = 1; i < 40; i++)); do printf 'a%d: &a%d {l: *a%d, r: *a%d}\n' "$i" "$i" "$((i - 1))" "$((i - 1))"; done; } | yaml aliases-of-mappings
{ printf 'a0: &a0 {x: 1}\n'; for ((i = 1; i < 2000; i++)); do printf 'a%d: &a%d {<<: *a%d, k%d: 1}\n' "$i" "$i" "$((i - 1))" "$i"; done; } | yaml merges
printf 'a: &a [*a]\n' | yaml alias-of-itself
{ printf 'vms:\n'; repeat 100000 $'  m%d: {region: eastus, tags: {a: x}}\n'; } | yaml machines
{ printf 'a: "'; head -c 4000000 /dev/zero | tr '\0' 'x'; printf '"\n'; } | yaml one-text
{ printf 'a: |\n'; repeat 500000 $'  x\n'; } | yaml one-block-text
head -c 4000000 /dev/zero | tr '\0' '&' | yaml ampersands
repeat 500000 $'&a\n' | yaml anchors
repeat 200000 '!!a ' | yaml tags-in-a-row
repeat 600000 $'- :\n' | yaml empty-entries
repeat 300000 $'k%d:\n' | yaml unknown-keys
repeat 400000 $'--- a\n' | yaml documents
repeat 400000 $'a: b: c\n' | yaml mistakes

./holdfast version >/dev/null # builds, and makes the archive
files=("$corpus"/*/* "$work"/made/*)
mapfile -t files < <(printf '%s\n' "${files[@]}" | grep -E "${ONLY:-.}")
for file in "${files[@]}"; do
  name=${file#"$corpus"/}
  for command in "${commands[@]}"; do
    status=0
    "$time" -q -o "$work/time" -f '%e %U %S %M' ./holdfast "$command" "$file" >"$work/output" 2>&1 </dev/null || status=$?
    read -r wall user system memory <"$work/time"
    awk -v n="$command ${name#"$work"/}" -v s="$status" -v w="$wall" -v u="$user" -v y="$system" -v m="$memory" \
      'BEGIN { printf "%.2f %.2f %d %d %s\n", u + y, w, m / 1024, s, n }'
  done
done >"$work/runs"

sort -rn "$work/runs" >"$work/sorted"
printf '%11s %7s %9s %6s\n' 'processor s' 'wall s' 'peak MiB' status
awk 'NR <= 10 { printf "%11s %7s %9s %6s  %s %s\n", $1, $2, $3, $4, $5, $6 }
  { p[NR] = $1; if ($3 > m) { m = $3; n = $5 " " $6 } }
  END { printf "%d processes, processor median %s s; largest peak %d MiB (%s)\n", NR, p[int((NR + 1) / 2)], m, n }' "$work/sorted"
awk '$1 > 2 || $3 > 512 || $4 != 65 { print "hostile: beyond the limits:", $0; bad = 1 } END { exit bad }' "$work/sorted"
