# Sourced by run, test and bench: checks the tools, asks the registry once whether it has Statiq, and defines the build functions.
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

command -v dotnet >/dev/null || { echo "dotnet is not installed. Install the .NET 10 SDK and run this again." >&2; exit 1; }

# restorable NAME VERSION: false only if the registry does not have the package (NU1101) or that version (NU1102).
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
  local said
  said=$(dotnet restore "$folder/probe.csproj" 2>&1) || ! grep -qE 'NU110[12]' <<<"$said"
}

version_of() { sed -n "s/.*Include=\"$1\" Version=\"\([^\"]*\)\".*/\1/p" Directory.Packages.props; }

if [ ! -f artifacts/registry.props ]; then
  echo "Asking the package registry whether it has Statiq …"
  statiq=true
  restorable Statiq.Web "$(version_of Statiq.Web)" || statiq=false
  echo "<Project><PropertyGroup><StatiqPackages>$statiq</StatiqPackages></PropertyGroup></Project>" >artifacts/registry.props
  echo "Statiq: $statiq."
fi

# need PROGRAM PACKAGES FOR WITHOUT: installs a program that some tests or the benchmark need. If that fails, a message says so, and
# those tests are skipped.
need() {
  command -v "$1" >/dev/null 2>&1 && return
  [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null || return 0
  echo "Installing $1 for $3 …"
  mkdir -p artifacts
  # shellcheck disable=SC2086 # several packages
  { { [ -n "${updated:-}" ] || apt-get update -qq; } && updated=1 &&
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $2; } >"artifacts/$1.log" 2>&1 ||
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
short() { DOTNET_TieredPGO=0 "$@"; }

# build PROJECT NAME [CONFIGURATION [OPTION…]]: builds a project and prints only errors.
build() {
  echo "Building $2 …"
  mkdir -p artifacts
  short dotnet build "$1" -c "${3:-Debug}" -v quiet "${@:4}" >artifacts/build.log 2>&1 ||
    { grep -E "error|warn" artifacts/build.log | sort -u | head -40 >&2; exit 1; }
}

# start_emulator: starts one storage emulator for all tests, with empty accounts for each suite (tests/Shared/EmulatorAccount.cs has the
# same number and key). If this fails, each suite starts its own emulator, or says what is missing.
start_emulator() {
  local azurite=artifacts/azurite/node_modules/azurite/dist/src/azurite.js accounts= version suite number port
  version=$(sed -n 's/.*Version = "\(.*\)".*/\1/p' cli/Hosting/Azurite.cs)
  command -v node >/dev/null 2>&1 || return 0
  [ -f $azurite ] ||
    npm install --no-audit --no-fund --loglevel=error --prefix artifacts/azurite "azurite@$version" >artifacts/azurite.log 2>&1 ||
    return 0
  for suite in api browser storage unit worker; do
    for ((number = 1; number <= 40; number++)); do accounts+="$suite$number:YSBrZXkgb2YgdGhlIHRlc3Rz;"; done
  done
  for ((port = 30000 + $$ % 900 * 3; port < 32760; port += 3)); do
    for number in 0 1 2; do (: </dev/tcp/127.0.0.1/$((port + number))) 2>/dev/null && continue 2; done
    break
  done
  AZURITE_ACCOUNTS=$accounts node $azurite --silent --skipApiVersionCheck --disableTelemetry --inMemoryPersistence \
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
  echo "Publishing $2 …"
  local folder
  folder="artifacts/publish/$(basename "$1"/*.csproj .csproj)/release"
  short dotnet publish "$1" -c Release --use-current-runtime --no-self-contained -p:PublishReadyToRun=true -o "$folder" -v quiet \
    >artifacts/build.log 2>&1 ||
    { grep -E "error|warn" artifacts/build.log | sort -u | head -40 >&2; exit 1; }
}
