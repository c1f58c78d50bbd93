# Sourced by run, test and bench: checks the tools, and defines the build functions. The first build asks the registry whether it has
# Statiq.
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en
. eng/steps.sh

# The oldest versions that work. The emulator's packages require this Node.js.
dotnet_version=10 node_version=20

require_dotnet() {
  local said remedy="Install the .NET $dotnet_version SDK (https://dot.net/download) and run this again." installed
  command -v dotnet >/dev/null || stop "dotnet is not installed. $remedy"
  if said=$(dotnet --version 2>&1); then
    said=${said##*$'\n'}
    [[ $said =~ ^([0-9]+)\. ]] && [ "${BASH_REMATCH[1]}" -ge "$dotnet_version" ] ||
      stop "The .NET SDK $said is too old for this project. $remedy"
    return
  fi
  case $said in
    *SDK*"not found"* | *"find any"*SDK* | *"No .NET SDKs"*)
      installed=$(dotnet --list-sdks 2>/dev/null | sed 's/ .*//' | paste -sd' ' -)
      stop "No .NET SDK suits global.json, which asks for $(sed -n 's/.*"version": *"\([^"]*\)".*/\1/p' global.json) or later; \
installed: ${installed:-none}. $remedy"
      ;;
    *) stop "dotnet does not work here: $(head -1 <<<"$said") Check global.json, or install the .NET $dotnet_version SDK again." ;;
  esac
}

azurite=artifacts/azurite/node_modules/azurite/dist/src/azurite.js

# missing_node: what the emulator lacks, or nothing.
missing_node() {
  local version remedy="Install Node.js $node_version or later with npm (https://nodejs.org) and run this again."
  command -v node >/dev/null 2>&1 || { echo "Node.js is not installed, and the storage emulator needs it. $remedy"; return; }
  version=$(node --version 2>/dev/null) || true
  if ! [[ $version =~ ^v([0-9]+)\. ]]; then
    echo "node --version fails, and the storage emulator needs Node.js. $remedy"
  elif [ "${BASH_REMATCH[1]}" -lt "$node_version" ]; then
    echo "Node.js $version is too old for the storage emulator. $remedy"
  elif [ ! -f "$azurite" ] && ! command -v npm >/dev/null 2>&1; then
    echo "npm is not installed, and the storage emulator is installed with it. $remedy"
  fi
}

# require_node: asked before a build that may take minutes.
require_node() {
  local missing
  missing=$(missing_node)
  [ -z "$missing" ] || stop "$missing"
}

# restorable NAME VERSION: 0 if the registry has the package, 4 if it lacks the package or that version, else it cannot be asked.
restorable() {
  local folder="artifacts/probe/$1"
  mkdir -p "$folder"
  echo '<Project />' | tee "$folder/Directory.Build.props" >"$folder/Directory.Packages.props"
  cat >"$folder/probe.csproj" <<XML
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><TargetFramework>net10.0</TargetFramework><NuGetAudit>false</NuGetAudit></PropertyGroup>
  <ItemGroup><PackageReference Include="$1" Version="$2" /></ItemGroup>
</Project>
XML
  logged "$folder/restore.log" dotnet restore "$folder/probe.csproj" && return 0
  # If one of several sources does not answer, it may be the one that has the package.
  grep -q "NU1301" "$folder/restore.log" || ! grep -qE "NU110[12]" "$folder/restore.log" || return 4
  return 5
}

version_of() { sed -n "s/.*Include=\"$1\" Version=\"\([^\"]*\)\".*/\1/p" Directory.Packages.props; }

# remember TRUE_OR_FALSE: stores the registry's answer, whole or not at all.
remember() {
  local file=artifacts/registry.props
  { echo "<Project><PropertyGroup><StatiqPackages>$1</StatiqPackages></PropertyGroup></Project>" >$file.new && mv -f $file.new $file; } \
    2>/dev/null || { rm -f $file.new; require_artifacts; stop "$PWD/$file cannot be written. Free some space, or get write permission there, and run this again."; }
  echo "Statiq: $1."
}

# ask_registry: an answer is stored. If the registry cannot be asked, nothing is, and the site of this run is built without Statiq.
ask_registry() {
  local log=artifacts/probe/Statiq.Web/restore.log answer=0 why
  alive "Asking the package registry whether it has Statiq" restorable Statiq.Web "$(version_of Statiq.Web)" || answer=$?
  case $answer in
    0) remember true ;;
    4) remember false ;;
    *)
      why=$(source_failure)
      echo "The package registry could not be asked${why:+: ${why%.}}. This run uses no Statiq; the next run asks again."
      export StatiqPackages=false
      ;;
  esac
}

require_dotnet
require_artifacts

# need PROGRAM PACKAGES FOR WITHOUT: installs a program that some tests or the benchmark need. If that fails, a message says so, and
# those tests are skipped.
need() {
  command -v "$1" >/dev/null 2>&1 && return
  [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null || return 0
  # shellcheck disable=SC2086 # several packages
  { [ -n "${updated:-}" ] || alive "Updating the list of packages" logged "artifacts/$1.log" apt-get update -qq; } && updated=1 &&
    alive "Installing $1 for $3" logged "artifacts/$1.log" \
      env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $2 ||
    echo "$1 could not be installed (artifacts/$1.log says why); $4."
}

# The browser without windows opens a page in half the time.
need_browser() {
  command -v chromium-headless-shell chromium chromium-browser google-chrome >/dev/null 2>&1 ||
    need chromium-headless-shell "chromium-headless-shell fonts-dejavu-core" "the tests of the pages" "another browser is tried"
  command -v chromium-headless-shell chromium chromium-browser google-chrome >/dev/null 2>&1 ||
    need chromium "chromium fonts-dejavu-core" "the tests of the pages" "they will be skipped"
}

need_hugo() { need hugo hugo "comparing the site" "the site will be measured without it"; }

# Short programs, such as a build or a test, end before code that is measured and compiled again pays off (a sixth of a build's time).
# Without a second mapping of compiled code, which protects servers, they compile a tenth faster.
short() { DOTNET_TieredPGO=0 DOTNET_EnableWriteXorExecute=0 "$@"; }

# compile COMMAND PROJECT OPTION…: one compiler for all projects takes a third less CPU time than one for each. Where it is switched off, so
# that no process outlives a build, each build has one of its own, which `alive` ends.
compile() {
  local own=()
  [ "${UseSharedCompilation:-}" != false ] || own=(-p:UseSharedCompilation=true -p:SharedCompilationId="serverlessdeals-$$")
  short dotnet "$@" ${own[@]+"${own[@]}"} -v quiet
}

# dotnet_build MESSAGE COMMAND PROJECT OPTION…: runs dotnet build or publish. Its output is in artifacts/build.log; errors are explained.
dotnet_build() {
  local message=$1 code=0
  shift
  [ -n "${StatiqPackages:-}" ] || grep -q "<StatiqPackages>" artifacts/registry.props 2>/dev/null || ask_registry
  [ -d artifacts/bin ] || message+=" (the first build takes about two minutes)"
  alive "$message" logged artifacts/build.log compile "$@" || code=$?
  if [ "$code" -ne 0 ] && grep -qE "NU110[12].*Statiq" artifacts/build.log && grep -q ">true</StatiqPackages>" artifacts/registry.props; then
    # The stored answer comes from another registry.
    rm -f artifacts/registry.props
    ask_registry
    code=0
    alive "$message" logged artifacts/build.log compile "$@" || code=$?
  fi
  [ "$code" -eq 0 ] || explain_build "$code"
}

# build PROJECT NAME [CONFIGURATION [OPTION…]]: builds a project and prints only errors.
build() { dotnet_build "Building $2" build "$1" -c "${3:-Debug}" "${@:4}"; }

# npm_options: npm's own patience with a registry that does not answer is more than a minute. cli/Hosting/NpmPackage.cs has the same.
npm_options="--no-audit --no-fund --loglevel=error --fetch-timeout=30000 --fetch-retries=1 --fetch-retry-mintimeout=1000"

# need_emulator: installs the storage emulator. If that fails, a message says why.
need_emulator() {
  local version missing
  version=$(sed -n 's/.*Version = "\(.*\)".*/\1/p' cli/Hosting/Azurite.cs)
  missing=$(missing_node)
  [ -z "$missing" ] || { echo "$missing"; return 1; }
  # shellcheck disable=SC2086 # several options
  [ -f "$azurite" ] ||
    alive "Installing the storage emulator" \
      logged artifacts/azurite.log npm install $npm_options --prefix artifacts/azurite "azurite@$version" ||
    { echo "npm could not install the storage emulator (artifacts/azurite.log says why)."; return 1; }
}

# start_emulator: starts one storage emulator for all tests, with empty accounts for each suite (tests/Shared/Emulator/EmulatorAccount.cs has the
# same number and key). If this fails, a message says why, and each suite tries to start its own.
start_emulator() {
  local accounts= suite number port
  [ -f "$azurite" ] || need_emulator || return 0
  for suite in api browser storage unit worker; do
    for ((number = 1; number <= 40; number++)); do accounts+="$suite$number:YSBrZXkgb2YgdGhlIHRlc3Rz;"; done
  done
  for ((port = 30000 + $$ % 900 * 3; port < 32760; port += 3)); do
    for number in 0 1 2; do (: </dev/tcp/127.0.0.1/$((port + number))) 2>/dev/null && continue 2; done
    break
  done
  AZURITE_ACCOUNTS=$accounts node "$azurite" --silent --skipApiVersionCheck --disableTelemetry --inMemoryPersistence \
    --blobHost 127.0.0.1 --queueHost 127.0.0.1 --tableHost 127.0.0.1 --blobPort "$port" --queuePort $((port + 1)) \
    --tablePort $((port + 2)) >artifacts/azurite.log 2>&1 &
  emulator=$!
  disown
  for ((number = 0; number < 300; number++)); do
    (: </dev/tcp/127.0.0.1/$((port + 2))) 2>/dev/null && { export TEST_EMULATOR_PORT=$((port + 2)); return 0; }
    kill -0 "$emulator" 2>/dev/null || return 0
    sleep 0.1
  done
}

stop_emulator() {
  [ -z "${emulator:-}" ] || kill "$emulator" 2>/dev/null || true
}

# publish PROJECT NAME: publishes a project as for a deployment, precompiled for this machine.
publish() {
  local folder
  folder="artifacts/publish/$(basename "$1"/*.csproj .csproj)/release"
  dotnet_build "Publishing $2" publish "$1" -c Release --use-current-runtime --no-self-contained -p:PublishReadyToRun=true -o "$folder"
}
