# Makes one graph of all public symbols of the library in a folder: write_symbols FOLDER, after `Descent` was built. The umbrella
# only passes on what other modules declare; in the graph all of it is its own. Sourced behind prerequisites.sh.

toolchain="$(dirname "$(command -v swift)")"
tool() { if command -v "$1" >/dev/null; then "$@"; else "$toolchain/$@"; fi; }

write_symbols() {
    local modules map flag target passed_on flags
    modules="$(swift build --show-bin-path)/Modules"
    flags=(-I "$modules" -I Sources/CKernels/include -I Sources/CPixels/include)
    for map in Sources/*/module.modulemap Sources/*/include/module.modulemap; do
        [[ -e $map ]] && flags+=(-Xcc "-fmodule-map-file=$map")
    done
    for flag in $(pkg-config --cflags cairo harfbuzz fribidi libdeflate md4c yaml-0.1); do
        flags+=(-Xcc "$flag")
    done
    target="$(swift -print-target-info | sed -n 's/.*"triple": "\(.*\)".*/\1/p' | head -n 1)"
    passed_on="$(sed -n 's/^@_exported import //p' Sources/Descent/*.swift | sort | paste -sd, -)"
    tool swift-symbolgraph-extract -module-name Descent -target "$target" "${flags[@]}" -minimum-access-level public \
        -skip-synthesized-members "-experimental-allowed-reexported-modules=$passed_on" -output-dir "$1"
}
