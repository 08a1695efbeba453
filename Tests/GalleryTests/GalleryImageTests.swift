import CairoRenderer
import Drawing
import FigureChecks
import Foundation
import Gallery
import Testing
import WebRenderer

@Suite("Pictures of the gallery")
struct GalleryImageTests {
    private static let fonts = Result { try FontSet.system() }

    private func scene(_ example: GalleryExample) throws -> Scene {
        example.scene(measuring: try CairoTextMeasurer(fonts: Self.fonts.get()))
    }

    private func picture(_ scene: Scene, _ appearance: Appearance = .light) throws -> Picture {
        try CairoRenderer(format: .png, appearance: appearance, scale: 1, fonts: Self.fonts.get())
            .picture(of: scene)
    }

    /// Laid out with letters of one width, so that every machine has the same text and bytes.
    @Test("Scene and page SVG are those that were looked at", arguments: Gallery.examples)
    func text(example: GalleryExample) {
        let scene = example.scene(measuring: EvenTextMeasurer())
        let page = WebRenderer().render(scene)
        let text = SceneDigest.text(of: scene) + "page SVG: \(page.count) bytes, \(SceneDigest.hash(page))\n"
        let difference = Snapshot(example.name, besides: #filePath).difference(from: text)
        #expect(difference == nil, "\(difference ?? "")")
    }

    /// The most that the mean of a tile may be off. Another version of the font stays below it; a label, a
    /// point or a line that is missing does not.
    private static let tolerance = 6.0

    @Test("PNG is what was looked at, tile by tile", arguments: Gallery.examples)
    func pixels(example: GalleryExample) throws {
        let scene = try scene(example)
        var kept: [String] = []
        let snapshot = Snapshot("\(example.name)-tiles", besides: #filePath)
        let reference = snapshot.kept?.components(separatedBy: "\n\n") ?? []
        for (index, appearance) in Appearance.allCases.enumerated() {
            let picture = try picture(scene, appearance)
            let tiles = TileGrid(picture)
            kept.append(tiles.text)
            guard reference.indices.contains(index), let wanted = TileGrid(text: reference[index]) else {
                continue
            }
            let worst = tiles.worst(against: wanted)
            guard worst.difference > Self.tolerance else { continue }
            let name = "\(example.name)-\(appearance.rawValue)"
            let page = try DifferencePage.write(
                name, "Tile \(worst.column), \(worst.row) is off by \(worst.difference) of 255.",
                [("As it was, in tiles", try wanted.picture()), ("As it is", picture)])
            Issue.record("\(name) has changed, see \(page); RECORD_SNAPSHOTS=1 keeps the new one")
        }
        if reference.count < Appearance.allCases.count {
            Issue.record("\(snapshot.record(kept.joined(separator: "\n")))")
        }
    }

    private static let converter = ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"].map {
        "\($0)/rsvg-convert"
    }.first { FileManager.default.isExecutableFile(atPath: $0) }

    /// Two rasterizers smooth edges in their own ways, and librsvg hints letters.
    private static let toleranceOfRenderers = 12.0

    @Test(
        "librsvg draws the page SVG as Cairo draws the PNG",
        .enabled(if: converter != nil, "librsvg's rsvg-convert is not installed"), arguments: Gallery.examples
    )
    func otherRenderer(example: GalleryExample) throws {
        let scene = try scene(example)
        let folder = FileManager.default.temporaryDirectory.path + "/gallery-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for appearance in Appearance.allCases {
            let (svg, png) = ("\(folder)/a.svg", "\(folder)/a.png")
            let page = WebRenderer(id: "a").render(scene.fixed(to: appearance))
            try Data(page).write(to: URL(fileURLWithPath: svg))
            let process = Process()
            process.executableURL = URL(fileURLWithPath: try #require(Self.converter))
            process.arguments = [svg, "-o", png]
            try process.run()
            process.waitUntilExit()
            #expect(process.terminationStatus == 0)
            let other = try #require(try PNGFile.picture(png))
            let own = try picture(scene, appearance)
            let worst = TileGrid(own).worst(against: TileGrid(other))
            guard worst.difference > Self.toleranceOfRenderers else { continue }
            let name = "\(example.name)-\(appearance.rawValue)-librsvg"
            let path = try DifferencePage.write(
                name, "Tile \(worst.column), \(worst.row) is off by \(worst.difference) of 255.",
                [("Cairo", own), ("librsvg", other)])
            Issue.record("\(name): a tile is off by \(worst.difference), see \(path)")
        }
    }

    @Test("A missing label and a thin line are seen by the worst tile")
    func sensitivity() throws {
        let example = try #require(Gallery.examples.first { $0.name == "line" })
        let scene = try scene(example)
        let whole = TileGrid(try picture(scene))
        var texts = 0
        for index in scene.items.indices {
            guard case .text = scene.items[index] else { continue }
            var items = scene.items
            items.remove(at: index)
            let part = Scene(
                size: scene.size, title: "", summary: "", background: scene.background, items: items)
            #expect(whole.worst(against: TileGrid(try picture(part))).difference > Self.tolerance)
            texts += 1
        }
        #expect(texts > 5)
    }
}
