// swift-tools-version: 6.3
import PackageDescription

/// Every Swift module is held to the same rules.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

/// The libraries that draw are opened when they are first needed (see `CDrawing`), which no start waits for; where that
/// is not so, they are linked by what pkg-config says.
#if os(Linux)
    let drawingLibraries: [String: String] = [:]
#else
    let drawingLibraries = ["Cairo": "cairo", "HarfBuzz": "harfbuzz", "FriBidi": "fribidi"]
#endif

let package = Package(
    name: "Descent",
    platforms: [.macOS(.v14)],
    products: [
        .library(name: "Descent", targets: ["Descent"]),
        .executable(name: "descent", targets: ["DescentCommand"]),
        .executable(name: "descent-serve", targets: ["PreviewCommand"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        // Of the preview alone: nothing else builds it.
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    ],
    targets: [
        // C: kernels of our own, and system libraries behind a shim each.
        .target(name: "CKernels"),
        .target(name: "CPixels"),
        .systemLibrary(
            name: "CCairo", pkgConfig: drawingLibraries["Cairo"],
            providers: [.apt(["libcairo2-dev"]), .brew(["cairo"])]),
        .systemLibrary(
            name: "CHarfBuzz", pkgConfig: drawingLibraries["HarfBuzz"],
            providers: [.apt(["libharfbuzz-dev"]), .brew(["harfbuzz"])]),
        .systemLibrary(
            name: "CFriBidi", pkgConfig: drawingLibraries["FriBidi"],
            providers: [.apt(["libfribidi-dev"]), .brew(["fribidi"])]),
        .systemLibrary(
            name: "CDeflate", pkgConfig: "libdeflate",
            providers: [.apt(["libdeflate-dev"]), .brew(["libdeflate"])]),
        .systemLibrary(
            name: "CMarkdown", pkgConfig: "md4c",
            providers: [.apt(["libmd4c-dev"]), .brew(["md4c"])]),
        .systemLibrary(
            name: "CYAML", pkgConfig: "yaml-0.1",
            providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
        .target(
            name: "CDrawing", dependencies: ["CCairo", "CHarfBuzz", "CFriBidi"],
            linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),
        .target(name: "CFiles"),
        // Opened when it is first used, so that no start waits for it.
        .target(name: "CSQLite", linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),

        // What differs between systems and processors.
        .target(name: "Platform", swiftSettings: strict),
        .target(name: "SystemLibrary", swiftSettings: strict),

        // How anything written is declared.
        .target(name: "Suggestions", swiftSettings: strict),
        .target(name: "Schema", dependencies: ["Suggestions"], swiftSettings: strict),

        // Numbers.
        .target(
            name: "Tables", dependencies: ["Platform", "Schema", "CKernels", "CDeflate"],
            swiftSettings: strict),
        .target(
            name: "TrainingCore", dependencies: ["Platform", "Schema", "Tables", "CKernels"],
            swiftSettings: strict),
        .target(
            name: "LossLandscape",
            dependencies: ["Platform", "Schema", "Tables", "TrainingCore", "CKernels"],
            swiftSettings: strict),

        .target(
            name: "Sweeps", dependencies: ["Platform", "Schema", "Tables", "TrainingCore"],
            swiftSettings: strict),

        // Formulas.
        .target(name: "Mathematics", dependencies: ["Suggestions"], swiftSettings: strict),

        // Pictures.
        .target(name: "Drawing", dependencies: ["Platform"], swiftSettings: strict),
        .target(
            name: "Charting", dependencies: ["Platform", "Drawing", "Mathematics", "Schema", "Tables"],
            swiftSettings: strict),
        .target(
            name: "CairoRenderer",
            dependencies: [
                "Platform", "SystemLibrary", "Drawing", "CPixels", "CCairo", "CHarfBuzz", "CFriBidi",
                "CDrawing", "CDeflate",
            ],
            swiftSettings: strict),
        .target(name: "WebRenderer", dependencies: ["Drawing"], swiftSettings: strict),
        .target(
            name: "LessonFigures",
            dependencies: [
                "Platform", "TrainingCore", "LossLandscape", "Charting", "Drawing", "Schema", "Sweeps",
            ],
            swiftSettings: strict),

        // Pages.
        .target(
            name: "Templates", path: "Templates",
            resources: [
                .embedInCode("page.mustache"),
                .embedInCode("course.mustache"),
                .embedInCode("courses.mustache"),
                .embedInCode("single.mustache"),
                .embedInCode("search.mustache"),
                .embedInCode("search.js"),
                .embedInCode("quiz.js"),
                .embedInCode("copy.js"),
                .embedInCode("style.css"),
            ], swiftSettings: strict),
        .target(
            name: "ReportBuilder",
            dependencies: [
                "Platform", "SystemLibrary", "TrainingCore", "LossLandscape", "Drawing", "Charting",
                "CairoRenderer", "WebRenderer", "LessonFigures", "Mathematics", "Schema", "Suggestions",
                "CMarkdown", "CYAML",
                "CFiles", "Templates", "Sweeps", "Tables",
            ], swiftSettings: strict),

        // Many of them.
        .target(
            name: "Batches",
            dependencies: ["Schema", "Tables", "TrainingCore", "Sweeps", "ReportBuilder", "CSQLite"],
            swiftSettings: strict),

        // Courses in a browser while they are written. A program of its own, so that the command stays small.
        .target(
            name: "Preview",
            dependencies: [
                "SystemLibrary", "ReportBuilder", "CairoRenderer",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOConcurrencyHelpers", package: "swift-nio"),
            ], swiftSettings: strict),
        .executableTarget(
            name: "PreviewCommand",
            dependencies: ["SystemLibrary", "Preview", "ReportBuilder", "CairoRenderer"],
            swiftSettings: strict),

        // What users touch. The product is called `descent`; the target is not, because a file
        // system that ignores case could not hold `Descent` and `descent` side by side.
        .executableTarget(
            name: "DescentCommand",
            dependencies: [
                "SystemLibrary", "TrainingCore", "LossLandscape", "Drawing", "Charting", "CairoRenderer",
                "WebRenderer", "LessonFigures", "ReportBuilder", "Schema", "Sweeps", "Batches", "Tables",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], swiftSettings: strict),
        .target(
            name: "Descent",
            dependencies: [
                "TrainingCore", "LossLandscape", "Drawing", "Charting", "CairoRenderer",
                "WebRenderer", "LessonFigures", "ReportBuilder", "Schema", "Sweeps", "Batches", "Tables",
            ], swiftSettings: strict),

        // What a user of the library sees, and nothing else.
        .testTarget(name: "DescentTests", dependencies: ["Descent"], packageAccess: false),
        .testTarget(name: "ArchitectureTests"),
        .testTarget(
            name: "PlatformTests", dependencies: ["Platform"], resources: [.copy("functions.txt")]),
        .testTarget(name: "SchemaTests", dependencies: ["Schema"]),
        .testTarget(name: "TrainingCoreTests", dependencies: ["TrainingCore"], resources: [.copy("Oracles")]),
        .testTarget(
            name: "LossLandscapeTests", dependencies: ["LossLandscape", "CKernels", "Platform"],
            resources: [.copy("Oracles")]),
        .testTarget(name: "DrawingTests", dependencies: ["Drawing"]),
        .testTarget(name: "MathematicsTests", dependencies: ["Mathematics"]),
        .target(
            name: "LongRuns", dependencies: ["SystemLibrary"], path: "Tests/LongRuns", swiftSettings: strict),
        .target(
            name: "FigureChecks", dependencies: ["SystemLibrary", "Drawing", "CairoRenderer"],
            path: "Tests/FigureChecks",
            swiftSettings: strict),
        .target(
            name: "Gallery", dependencies: ["Charting", "Drawing"], path: "Tests/Gallery",
            swiftSettings: strict),
        .executableTarget(
            name: "gallery-writer",
            dependencies: ["SystemLibrary", "Gallery", "CairoRenderer", "WebRenderer", "Drawing"],
            path: "Tests/GalleryWriter", swiftSettings: strict),
        // Timings from inside, which users of the library never build (Benchmarks/README.md).
        .executableTarget(
            name: "time-landscapes", dependencies: ["Descent", "SystemLibrary"],
            path: "Benchmarks/Sources/landscapes",
            swiftSettings: strict),
        .executableTarget(
            name: "time-trainings", dependencies: ["Descent"], path: "Benchmarks/Sources/trainings",
            swiftSettings: strict),
        .executableTarget(
            name: "time-charts", dependencies: ["Descent", "SystemLibrary", "CCairo"],
            path: "Benchmarks/Sources/charts",
            swiftSettings: strict, linkerSettings: [.linkedLibrary("cairo")]),
        .testTarget(
            name: "ChartingTests",
            dependencies: [
                "SystemLibrary", "Charting", "Drawing", "CairoRenderer", "WebRenderer", "FigureChecks",
                "Gallery", "LongRuns",
            ],
            exclude: ["Snapshots"]),
        .testTarget(
            name: "CairoRendererTests", dependencies: ["CairoRenderer", "Drawing", "CDeflate", "CPixels"]),
        .testTarget(name: "WebRendererTests", dependencies: ["WebRenderer", "Drawing"]),
        .testTarget(
            name: "LessonFiguresTests",
            dependencies: [
                "LessonFigures", "Charting", "Drawing", "LossLandscape", "TrainingCore", "Schema", "Sweeps",
                "FigureChecks",
            ], exclude: ["Snapshots"]),
        .testTarget(
            name: "TruthTests",
            dependencies: [
                "SystemLibrary", "LessonFigures", "Charting", "Drawing", "FigureChecks", "LossLandscape",
                "TrainingCore", "Schema",
                "Sweeps", "LongRuns",
            ]),
        .testTarget(
            name: "ReportBuilderTests",
            dependencies: [
                "ReportBuilder", "CairoRenderer", "Charting", "Drawing", "FigureChecks", "Gallery",
                "Mathematics", "Schema", "Tables", "TrainingCore", "LongRuns",
            ],
            exclude: ["Snapshots", "Fuzzing/Corpus"]),
        .testTarget(
            name: "GalleryTests",
            dependencies: [
                "Gallery", "FigureChecks", "CairoRenderer", "WebRenderer", "Charting", "Drawing", "CCairo",
                "LongRuns",
            ],
            exclude: ["Snapshots"], linkerSettings: [.linkedLibrary("cairo")]),
        .testTarget(name: "SweepsTests", dependencies: ["Sweeps", "Schema", "TrainingCore"]),
        .testTarget(
            name: "BatchesTests",
            dependencies: ["Batches", "ReportBuilder", "Schema", "Sweeps", "TrainingCore"]),
        .testTarget(name: "CommandTests", dependencies: ["DescentCommand", "PreviewCommand", "LongRuns"]),
        .testTarget(
            name: "PreviewTests",
            dependencies: ["SystemLibrary", "Preview", "ReportBuilder", "CairoRenderer"]),
    ],
    swiftLanguageModes: [.v6]
)

// `scripts/fuzz` gives all readers to libFuzzer, whose driver does not link in an ordinary build.
if Context.environment["DESCENT_FUZZ"] != nil {
    package.targets.removeAll { $0.name == "ReportBuilderTests" }
    package.targets.append(
        .executableTarget(
            name: "fuzz", dependencies: ["ReportBuilder", "TrainingCore", "Mathematics"],
            path: "Tests/ReportBuilderTests/Fuzzing",
            exclude: ["Corpus", "Mutation.swift", "MutationTests.swift"],
            swiftSettings: strict + [.define("FUZZ")]))
}

// `scripts/hostile` writes what this calls: every public function.
if Context.environment["DESCENT_HOSTILE"] != nil {
    package.targets.append(
        .executableTarget(
            name: "hostile", dependencies: ["Descent"], path: "Tests/Hostile", packageAccess: false))
}
