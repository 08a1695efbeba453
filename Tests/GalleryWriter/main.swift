import CairoRenderer
import Drawing
import Gallery
import SystemLibrary
import WebRenderer

// Writes the pictures of the gallery as SVG, light and dark, and the page that shows them, into a folder.
// With names as further arguments, only those pictures. `--png 2` draws PNG with two pixels a point instead.

func say(_ text: String) {
    let bytes = Array((text + "\n").utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
}

func save(_ bytes: [UInt8], to path: String) {
    guard let file = fopen(path, "wb"), fwrite(bytes, 1, bytes.count, file) == bytes.count, fclose(file) == 0
    else {
        perror(path)
        exit(1)
    }
}

func page() -> String {
    var text = """
        # Gallery

        Every mark and feature, in light and dark. `scripts/gallery` draws these pictures anew; their sources are in
        [Tests/Gallery](../../Tests/Gallery), which the tests use too. How to write such charts is told in
        [docs/charts.md](../charts.md).

        """
    for section in Gallery.sections {
        text += "\n## \(section.title)\n"
        for example in section.examples {
            let images = ["light", "dark"].map {
                "<img src=\"\(example.name)-\($0).svg\" width=\"49%\" alt=\"\(example.figure.title)\">"
            }
            text += "\n**\(example.subject)**\n\n<p>\n\(images.joined(separator: "\n"))\n</p>\n"
        }
    }
    return text
}

var arguments = Array(CommandLine.arguments.dropFirst())
var scale: Double?
if let index = arguments.firstIndex(of: "--png"), index + 1 < arguments.count {
    scale = Double(arguments[index + 1]) ?? 1
    arguments.removeSubrange(index...index + 1)
}
guard let folder = arguments.first else {
    say("usage: gallery-writer FOLDER [NAME…] [--png SCALE]")
    exit(64)
}
let wanted = arguments.dropFirst()
do {
    let fonts = try FontSet.system()
    let measurer = try CairoTextMeasurer(fonts: fonts)
    for example in Gallery.examples where wanted.isEmpty || wanted.contains(example.name) {
        let scene = example.scene(measuring: measurer)
        for warning in example.figure.warnings { say("\(example.name): \(warning)") }
        for appearance in scale == nil ? [.light, .dark] : Appearance.allCases {
            let path = "\(folder)/\(example.name)-\(appearance.rawValue)"
            if let scale {
                let renderer = CairoRenderer(format: .png, appearance: appearance, scale: scale, fonts: fonts)
                save(try renderer.render(scene), to: path + ".png")
            } else {
                save(WebRenderer().render(scene.fixed(to: appearance)), to: path + ".svg")
            }
        }
    }
    if wanted.isEmpty { save(Array(page().utf8), to: "\(folder)/README.md") }
} catch {
    say("\(error)")
    exit(1)
}
