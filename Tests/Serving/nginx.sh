#!/usr/bin/env bash
# Runs the real nginx, without root and in a folder of its own, on a store with the configuration that we ship, and looks at it
# with serving.py: nginx.sh STORE [sed script that changes the configuration].
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
store=$(cd "$1" && pwd)
home=$(mktemp -d)
# A worker that root starts is another user, who must be able to read the store.
user=$([ "$(id -u)" = 0 ] && echo 'user root;' || true)
trap 'test -f "$home/pid" && kill "$(cat "$home/pid")" 2>/dev/null; rm -rf "$home"' EXIT
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
sed -E "s|^( *listen) 80;|\1 127.0.0.1:$port;|; s|/srv/hoclieu/published|$store|; ${2:-}" \
  "$here/../../Templates/portal/nginx.conf" >"$home/hoclieu.conf"
cp /etc/nginx/mime.types "$home/"
cat >"$home/nginx.conf" <<EOF
$user
pid $home/pid;
error_log $home/error.log;
worker_processes 2;
events {}
http {
  access_log off;
  client_body_temp_path $home/body; proxy_temp_path $home/proxy; fastcgi_temp_path $home/fastcgi;
  uwsgi_temp_path $home/uwsgi; scgi_temp_path $home/scgi;
  include $home/hoclieu.conf;
}
EOF
/usr/sbin/nginx -q -p "$home" -c "$home/nginx.conf" -t 2>&1 | grep -v 'is ok\|is successful\|could not open error log file' || true
/usr/sbin/nginx -q -p "$home" -c "$home/nginx.conf" 2>&1 | grep -v 'could not open error log file' || true
python3 "$here/serving.py" "$store" "http://127.0.0.1:$port/" nginx
grep -v 'No such file\|is forbidden\|symbolic links\|Too many levels\|signal process started' "$home/error.log" || true
