# Takes the project in the current folder through an issued version of cd01: `first` 1.0.0, `second` 1.0.1, `withdraw` 1.0.0.
set -e
council() {
  printf 'decision: "%s"\ndecisionDate: %s\nmeeting: %s\nmembers:\n' "$1" "$2" "$3" > hop.yaml
  for member in C:chair D:secretary E:critic G:critic H:member; do
    printf '  - {name: "%s", role: %s, unit: "x"}\n' "${member%:*}" "${member#*:}" >> hop.yaml
  done
  printf 'tally: {pass: 5}\noutcome: pass\nminutes: "BB-%s"\n' "${2}" >> hop.yaml
}
case $1 in
  first)
    hoclieu submit cd01 --date 2026-03-02
    council 05/QĐ-HV-MẪU 2026-03-03 2026-03-10
    hoclieu appraise cd01 --from hop.yaml
    hoclieu issue cd01 --number 01/QĐ-HV-MẪU --date 2026-03-15 --signer K --capacity 'Giám đốc' ;;
  second)
    sed -i 's/Vào sổ là việc cuối cùng\./Vào sổ là việc cuối cùng!/' Content/modules/cd01/01-nhan-van-ban.md
    sed -i 's/^version: 1.0.0/version: 1.0.1/' Content/modules/cd01/module.yaml
    printf 'changes:\n  - reason: Dùng từ cho thống nhất\n    topics: [01-nhan-van-ban.md]\n' >> Content/modules/cd01/module.yaml
    hoclieu submit cd01 --date 2026-05-04
    council 06/QĐ-HV-MẪU 2026-05-05 2026-05-06
    hoclieu appraise cd01 --from hop.yaml
    hoclieu issue cd01 --number 02/QĐ-HV-MẪU --date 2026-05-10 --signer K --capacity 'Giám đốc' ;;
  withdraw)
    hoclieu withdraw cd01 1.0.0 --number 07/QĐ-HV-MẪU --date 2026-06-01 --reason 'Hướng dẫn sai thứ tự' \
      --signer K --capacity 'Giám đốc' --instead 1.0.1 ;;
esac > /dev/null
