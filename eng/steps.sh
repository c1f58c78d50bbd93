# Sourced by setup.sh: how a step shows that it is still running, how it ends, and what a failed build means.

# stop MESSAGE: ends the script. The message says what is wrong, why, and what to do.
stop() { echo "$1" >&2; exit 1; }

# end_children: ends each command that still runs, with its own child processes.
end_children() {
  local job
  for job in $(jobs -p); do kill -- "-$job" 2>/dev/null || kill "$job" 2>/dev/null || true; done
}

end_on_signals() {
  trap 'end_children; exit 130' INT
  trap 'end_children; exit 143' TERM HUP
}

# alive MESSAGE COMMAND…: prints the message, runs the command, and says every ten seconds (STEP_SECONDS) that it is still running.
# Ctrl-C ends the command and its child processes. Returns the command's exit code.
alive() {
  local message=$1 began=$SECONDS code=0 running ticking
  shift
  end_on_signals
  echo "$message …"
  # Each of the two gets a process group, so that a signal also reaches its child processes.
  set -m
  "$@" </dev/null &
  running=$!
  while sleep "${STEP_SECONDS:-10}"; do echo "$message … $((SECONDS - began)) s"; done &
  ticking=$!
  set +m
  wait "$running" 2>/dev/null || code=$?
  # What the command started and left running, such as a compiler's server, ends where none may stay.
  [ "${UseSharedCompilation:-}" != false ] || kill -- "-$running" 2>/dev/null || true
  kill -- "-$ticking" 2>/dev/null || true
  wait "$ticking" 2>/dev/null || true
  return "$code"
}

# logged FILE COMMAND…: runs a command with its output in a file.
logged() { "${@:2}" >"$1" 2>&1; }

# require_artifacts: everything that is built or downloaded goes into artifacts/.
require_artifacts() {
  local why
  why=$(
    exec 2>&1
    export LC_ALL=C
    # Only an attempt shows whether the disk has space left.
    mkdir -p artifacts && head -c 100000 /dev/zero >artifacts/.space && rm -f artifacts/.space
  ) && return
  why=${why##*: }
  rm -f artifacts/.space 2>/dev/null || true
  case $why in
    *"No space"* | *quota*) stop "Cannot write to $PWD/artifacts: $why. Free some space and run this again." ;;
    *"File exists"* | *"Not a directory"*) stop "$PWD/artifacts is not a folder. Rename or delete it and run this again." ;;
    *) stop "Cannot write to $PWD/artifacts: $why. Get write permission, or run this in a clone in a folder of your own." ;;
  esac
}

# found PATTERN: the first match in the log of the build, if there is one.
found() { grep -oE -m1 "$1" "$log" 2>/dev/null | head -1; }

# source_failure: what NuGet says of a source that it cannot read, on one line and without a password in the address.
source_failure() {
  sed -nE 's/.*error NU1301: *//p' "$log" | awk '!seen[$0]++' | head -2 | sed -E 's|//[^/@ ]*@|//|; s/[. ]*$/./' | paste -sd' ' -
}

# explain_build CODE: says why dotnet failed, and ends the script.
explain_build() {
  local log=artifacts/build.log why
  require_artifacts
  if why=$(found "(No space left on device|[Nn]ot enough space on the disk)( : '[^']*')?") && [ -n "$why" ]; then
    stop "The build failed: $why. Free some space and run this again."
  elif why=$(found "(Access to the path '[^']*' is denied|(Permission denied|Read-only file system) : '[^']*')") && [ -n "$why" ]; then
    stop "The build failed: $why. Get write permission there and run this again."
  elif grep -qE "NU1301.*(401|403|407) \(" "$log"; then
    stop "Packages cannot be downloaded. $(source_failure) Give NuGet your credentials (dotnet nuget update source) and run this again."
  elif grep -q "error NU1301" "$log"; then
    stop "Packages cannot be downloaded. $(source_failure) Connect to the network and run this again; packages are then kept."
  elif why=$(found "error NU110[123]: .*") && [ -n "$why" ]; then
    stop "The package registry lacks a package: ${why%% \[*}. Add a source that has it (dotnet nuget add source) and run this again."
  elif [ "$1" -gt 128 ]; then
    stop "The build was ended by signal $(($1 - 128)). If nobody ended it, the machine may lack memory: close other programs and try again."
  fi
  why=$( { grep -w error "$log" || grep -iE "error|warn" "$log"; } | sort -u | head -40) || true
  stop "${why:-The build failed without an error: $(tail -1 "$log") All output is in $log.}"
}
