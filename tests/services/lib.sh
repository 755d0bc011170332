# Shared by the service scripts; sourced, never run.
# Every service script answers two words: `packages` prints the Debian packages it lacks, `start DIR` starts it in DIR,
# appends its environment to DIR/env and its process ids to DIR/pids.
# shellcheck shell=bash
set -euo pipefail

say() { printf '%s\n' "$*" >&2; }

# have COMMAND: also looks where Debian hides server programs from ordinary users.
have() { PATH="$PATH:/usr/sbin:/sbin" command -v "$1" >/dev/null 2>&1; }

# lacks COMMAND PACKAGE: prints PACKAGE when COMMAND is not here.
lacks() { have "$1" || printf '%s\n' "$2"; }

# free_ports N: N different ports that nothing listens on now.
free_ports() {
  node -e '
    const net = require("net"), many = Number(process.argv[1]), open = [];
    for (let i = 0; i < many; i++) {
      const server = net.createServer().listen(0, "127.0.0.1", () => {
        open.push(server.address().port);
        if (open.length === many) { console.log(open.join(" ")); process.exit(0); }
      });
    }' "$1"
}

# wait_for SECONDS WHAT COMMAND…: until COMMAND succeeds.
wait_for() {
  local limit=$1 what=$2 end=$((SECONDS + $1))
  shift 2
  until "$@" >/dev/null 2>&1; do
    if [ $SECONDS -ge "$end" ]; then
      say "$what did not answer within $limit s"
      return 1
    fi
    sleep 0.2
  done
}

export_into() { printf "export %s='%s'\n" "$2" "$3" >>"$1/env"; }
