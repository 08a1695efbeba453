/// At most 256 colors for pictures that may have more: exactly theirs where these suffice, else by median
/// cut (Heckbert, "Color Image Quantization for Frame Buffer Display", SIGGRAPH 1982).
///
/// Nothing is dithered: charts have areas of one color, and equal pixels stay equal.
struct ColorReduction {
    private struct Entry {
        let color: UInt32
        let count: Int

        func channel(_ shift: UInt32) -> Int { Int(color >> shift & 0xff) }
    }

    /// A part of the colors, and along which channel it is widest.
    private struct Box {
        var entries: [Entry]
        let shift: UInt32
        /// How much there is to gain from a division: the sum of squared deviations along the channel.
        let spread: Double

        init(_ entries: [Entry]) {
            self.entries = entries
            var best: (shift: UInt32, spread: Double) = (16, -1)
            for shift: UInt32 in [16, 8, 0] {
                var (sum, squares, total) = (0, 0, 0)
                for entry in entries {
                    let value = entry.channel(shift)
                    sum += value * entry.count
                    squares += value * value * entry.count
                    total += entry.count
                }
                let spread = Double(squares) - Double(sum) * Double(sum) / Double(max(1, total))
                if spread > best.spread { best = (shift, spread) }
            }
            (shift, spread) = best
        }

        /// Two boxes with half of the pixels each, as nearly as that goes.
        func halves() -> (Box, Box) {
            let sorted = entries.sorted { ($0.channel(shift), $0.color) < ($1.channel(shift), $1.color) }
            let total = sorted.reduce(0) { $0 + $1.count }
            var (end, sum) = (0, 0)
            while end < sorted.count - 1, end == 0 || 2 * (sum + sorted[end].count) <= total {
                sum += sorted[end].count
                end += 1
            }
            return (Box(Array(sorted[..<end])), Box(Array(sorted[end...])))
        }

        /// The color that most of the pixels have, so that grounds and areas keep theirs; else the mean.
        var color: UInt32 {
            let total = entries.reduce(0) { $0 + $1.count }
            if let most = entries.first(where: { 2 * $0.count > total }) { return most.color }
            var mean: UInt32 = 0
            for shift: UInt32 in [16, 8, 0] {
                let sum = entries.reduce(0) { $0 + $1.channel(shift) * $1.count }
                mean |= UInt32((2 * sum + total) / max(1, 2 * total)) << shift
            }
            return mean
        }
    }

    /// Each as 0xRRGGBB.
    let palette: [UInt32]
    private let index: [UInt32: UInt8]

    /// - Parameter images: colors as 0xRRGGBB.
    init(_ images: [[UInt32]]) {
        var counts: [UInt32: Int] = [:]
        for image in images {
            var start = 0
            while start < image.count {
                var end = start + 1
                while end < image.count, image[end] == image[start] { end += 1 }
                counts[image[start], default: 0] += end - start
                start = end
            }
        }
        let entries = counts.keys.sorted().map { Entry(color: $0, count: counts[$0] ?? 0) }
        var boxes = entries.count <= 256 ? entries.map { Box([$0]) } : [Box(entries)]
        while entries.count > 256, boxes.count < 256 {
            var widest = 0
            for place in boxes.indices where boxes[place].spread > boxes[widest].spread { widest = place }
            let (low, high) = boxes[widest].halves()
            boxes[widest] = low
            boxes.append(high)
        }
        palette = boxes.map(\.color)
        var index: [UInt32: UInt8] = [:]
        for (place, box) in boxes.enumerated() {
            for entry in box.entries { index[entry.color] = UInt8(truncatingIfNeeded: place) }
        }
        self.index = index
    }

    /// The place in the palette of every color, which must be among those given first.
    func indices(_ image: [UInt32]) -> [UInt8] {
        var last: (color: UInt32, index: UInt8)?
        return image.map { color in
            if let last, last.color == color { return last.index }
            let found = index[color] ?? 0
            last = (color, found)
            return found
        }
    }
}
