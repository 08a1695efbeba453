import CairoRenderer
import Foundation

/// A page with two pictures that should be alike and their difference, left where a test failed.
enum DifferencePage {
    /// - Returns: the path of the page.
    static func write(
        _ name: String, _ reason: String, _ pictures: [(caption: String, picture: Picture)]
    ) throws -> String {
        // Beside the build, which is kept out of commits.
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let folder = root.appendingPathComponent(".build/image-differences")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var shown = pictures
        if pictures.count == 2, let difference = try difference(pictures[0].picture, pictures[1].picture) {
            shown.append(("Difference, four times as strong", difference))
        }
        let figures = try shown.map { part in
            let data = Data(try part.picture.png()).base64EncodedString()
            return
                "<figure><figcaption>\(part.caption)</figcaption><img src=\"data:image/png;base64,\(data)\"></figure>"
        }
        let page = """
            <!doctype html><meta charset="utf-8"><title>\(name)</title>
            <style>body{font-family:sans-serif;background:#888}img{border:1px solid}figure{display:inline-block}</style>
            <h1>\(name)</h1><p>\(reason)</p>\(figures.joined(separator: "\n"))
            """
        let file = folder.appendingPathComponent("\(name).html")
        try page.write(to: file, atomically: true, encoding: .utf8)
        return file.path
    }

    private static func difference(_ a: Picture, _ b: Picture) throws -> Picture? {
        guard a.width == b.width, a.height == b.height else { return nil }
        var pixels: [UInt32] = []
        for y in 0..<a.height {
            for x in 0..<a.width {
                let (p, q) = (a[x, y], b[x, y])
                func strong(_ u: UInt8, _ v: UInt8) -> UInt32 { min(255, 4 * UInt32(abs(Int(u) - Int(v)))) }
                pixels.append(
                    0xff00_0000 | strong(p.red, q.red) << 16 | strong(p.green, q.green) << 8
                        | strong(p.blue, q.blue))
            }
        }
        return try Picture(width: a.width, height: a.height, pixels: pixels, isOpaque: true)
    }
}
