# Finds what building Descent takes and installs what is missing. Sourced by scripts/course and scripts/test,
# from the root of the repository. Written for bash 3.2, which macOS has.

swift_version_needed=6.3
command_name="scripts/$(basename "$0")"

say() { printf '%s: %s\n' "$command_name" "$1" >&2; }

fail() {
    say "$1"
    exit 1
}

# Runs a command that must not ask anything, and shows what it said only if it fails.
run_silently() {
    local text
    text=$("$@" 2>&1 </dev/null) || {
        printf '%s\n' "$text" >&2
        return 1
    }
}

# Packages of Debian and Ubuntu: libraries with their headers, the fonts of the figures, and what the Swift
# toolchain itself calls (git for packages, a C toolchain for headers, start files and the linker).
# librsvg draws the SVG of pages a second time, for the tests alone.
apt_packages=(
    libcairo2-dev libharfbuzz-dev libfribidi-dev libmd4c-dev libyaml-dev libdeflate-dev libsqlite3-dev
    fonts-inter fonts-dejavu-core librsvg2-bin
    pkg-config git ca-certificates gcc libc6-dev
)
brew_formulas=(cairo harfbuzz fribidi md4c libyaml libdeflate sqlite librsvg pkgconf)
brew_casks=(font-inter font-dejavu)

ensure_prerequisites() {
    command -v swift >/dev/null ||
        fail "no 'swift' found; install Swift $swift_version_needed or later from https://swift.org/install"
    case "$(uname -s)" in
        Darwin) ensure_brew_packages ;;
        *)
            if command -v apt-get >/dev/null && command -v dpkg-query >/dev/null; then
                ensure_apt_packages
            else
                ensure_found_libraries
            fi
            ;;
    esac
    ensure_swift_version
}

ensure_swift_version() {
    local text version
    text=$(swift --version 2>&1) || fail "'swift --version' fails: $(printf '%s' "$text" | head -n 1)"
    version=$(printf '%s\n' "$text" | sed -n 's/.*Swift version \([0-9][0-9.]*\).*/\1/p' | head -n 1)
    [[ -n $version ]] || fail "'swift --version' names no version: $(printf '%s' "$text" | head -n 1)"
    local lowest
    lowest=$(printf '%s\n%s\n' "$swift_version_needed" "$version" | sort -t . -k 1,1n -k 2,2n | head -n 1)
    [[ $lowest == "$swift_version_needed" ]] ||
        fail "Swift $version is too old; install $swift_version_needed or later from https://swift.org/install"
}

# Builds with these arguments; on a terminal with the progress that SwiftPM shows, else in silence unless it fails.
build_swift() {
    say "building (the first time takes some minutes)"
    if [[ -t 2 ]]; then
        swift build "$@" >&2
    else
        swift build --quiet "$@" >&2
    fi
}

# Sets `link_options` so that Swift's libraries become part of the command, which starts a quarter sooner for it and
# runs on machines without Swift. They stay empty on macOS, which has these libraries itself, and where the link fails.
# The command is a tenth smaller besides where the system can start such a program: nothing is exported, addresses to be
# adjusted are packed (glibc 2.36), equal code is kept once.
choose_link_options() {
    link_options=()
    [[ $(uname -s) == Linux ]] || return 0
    local folder
    folder=$(mktemp -d)
    echo 'import FoundationEssentials' >"$folder/probe.swift"
    # The linker of the toolchain: GNU's finds fault with a call inside those libraries, and says so at every build.
    local small=(-Xlinker --no-export-dynamic -Xlinker -z -Xlinker pack-relative-relocs -Xlinker --icf=all)
    local linking=(swiftc -static-stdlib -use-ld=lld "$folder/probe.swift" -o "$folder/probe")
    if "${linking[@]}" "${small[@]}" >/dev/null 2>&1 && "$folder/probe" >/dev/null 2>&1; then
        link_options=(--static-swift-stdlib -Xswiftc -use-ld=lld "${small[@]}")
    elif "${linking[@]}" >/dev/null 2>&1; then
        link_options=(--static-swift-stdlib -Xswiftc -use-ld=lld)
    else
        say "Swift's static libraries cannot be linked here; descent uses the shared ones and starts a little later"
    fi
    rm -r "$folder"
}

# --- Debian and Ubuntu -------------------------------------------------------------------------------------

ensure_apt_packages() {
    local missing=() package
    for package in "${apt_packages[@]}"; do
        is_installed "$package" || missing+=("$package")
    done
    while IFS= read -r package; do
        [[ -z $package ]] || missing+=("$package")
    done < <(missing_toolchain_libraries)
    [[ ${#missing[@]} -gt 0 ]] || return 0
    install_apt_packages "${missing[@]}" || exit 1
}

install_apt_packages() {
    local administrator=()
    if [[ $(id -u) -ne 0 ]]; then
        may_use_sudo || {
            say "missing packages, and no right to install them; run: apt-get install $*"
            return 1
        }
        administrator=(sudo)
    fi
    say "installing $*"
    local apt=(
        ${administrator[@]+"${administrator[@]}"} env DEBIAN_FRONTEND=noninteractive
        apt-get -qq -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=300
    )
    run_silently "${apt[@]}" update || say "'apt-get update' failed; trying with the old package lists"
    run_silently "${apt[@]}" install -y --no-install-recommends "$@" || {
        say "apt-get did not install $* (its reason stands above)"
        return 1
    }
}

# A package counts if it, or one that provides it, is installed.
is_installed() {
    local state
    state=$(dpkg-query -W -f '${Status}\n' "$1" 2>/dev/null) && [[ $state == *"install ok installed"* ]]
}

# The packages of the shared libraries that the toolchain's own programs miss.
missing_toolchain_libraries() {
    local folder program library
    folder=$(dirname "$(readlink -f "$(command -v swift)")")
    for program in swift-frontend swift-package clang; do
        [[ ! -x $folder/$program ]] || ldd "$folder/$program" 2>/dev/null || true
    done | sed -n 's/^[[:space:]]*\([^ ]*\) => not found.*/\1/p' | sort -u | while IFS= read -r library; do
        case $library in
            libcurl.so.4) echo libcurl4 ;;
            libedit.so.2) echo libedit2 ;;
            libncurses.so.6 | libtinfo.so.6) echo libncurses6 ;;
            libsqlite3.so.0) echo libsqlite3-0 ;;
            libuuid.so.1) echo libuuid1 ;;
            libxml2.so.2) echo libxml2 ;;
            libz3.so.4) echo libz3-4 ;;
            libz.so.1) echo zlib1g ;;
        esac
    done | sort -u
}

may_use_sudo() {
    command -v sudo >/dev/null || return 1
    # Without a terminal nobody can type a password.
    [[ -t 0 ]] || sudo -n true 2>/dev/null
}

# --- macOS ---------------------------------------------------------------------------------------------------

ensure_brew_packages() {
    command -v brew >/dev/null ||
        fail "no Homebrew found (https://brew.sh); or install yourself: ${brew_formulas[*]} and the font Inter"
    local missing=() name
    for name in "${brew_formulas[@]}"; do
        brew list --formula --versions "$name" >/dev/null 2>&1 || missing+=("$name")
    done
    for name in "${brew_casks[@]}"; do
        brew list --cask --versions "$name" >/dev/null 2>&1 || missing+=("$name")
    done
    [[ ${#missing[@]} -gt 0 ]] || return 0
    say "installing ${missing[*]}"
    run_silently brew install --quiet "${missing[@]}" ||
        fail "brew did not install ${missing[*]} (its reason stands above)"
}

# --- Elsewhere -----------------------------------------------------------------------------------------------

# No package manager we know: look for the libraries and name those that are missing.
ensure_found_libraries() {
    command -v pkg-config >/dev/null || fail "no 'pkg-config' found; install it, $(libraries_in_words)"
    local missing=() name
    for name in cairo harfbuzz fribidi md4c yaml-0.1 libdeflate sqlite3; do
        pkg-config --exists "$name" || missing+=("$name")
    done
    [[ ${#missing[@]} -eq 0 ]] || fail "pkg-config does not find ${missing[*]}; install $(libraries_in_words)"
}

libraries_in_words() {
    echo "Cairo, HarfBuzz, FriBidi, md4c, libyaml, libdeflate and SQLite with their headers, and the fonts Inter and DejaVu Sans"
}
