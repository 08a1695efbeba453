// swift-tools-version: 6.3
import PackageDescription

/// A package of its own, so that users of the library never build it.
let package = Package(
    name: "Benchmarks",
    platforms: [.macOS(.v14)],
    dependencies: [.package(name: "Descent", path: "..")],
    targets: [
        .executableTarget(name: "landscape", dependencies: [.product(name: "Descent", package: "Descent")]),
        .executableTarget(name: "training", dependencies: [.product(name: "Descent", package: "Descent")]),
        // Cairo's own writer of PNG, to stand beside ours.
        .systemLibrary(name: "CPeerCairo", pkgConfig: "cairo"),
        .executableTarget(
            name: "charts", dependencies: [.product(name: "Descent", package: "Descent"), "CPeerCairo"]),
    ],
    swiftLanguageModes: [.v6]
)
