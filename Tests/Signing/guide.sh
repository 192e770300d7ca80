# Runs every Linux command of KIEM-TRA.txt exactly as it is printed, each in a shell of its own, in the current folder.
sed -n 's/^  \$ //p' "$1" | while IFS= read -r command; do
  printf "%% %s\n" "$command"
  bash -c "$command" < /dev/null 2>&1 || echo "[$?]"
done
