import Drawing

// Colors in writing: `accent`, `series-3`, `#1f5fbf`, `#1f5fbf80`, `#1f5fbf|#6ea8fe` for light and dark,
// and `accent@0.5` for half as opaque.
extension Paint {
    static let tokens: [Paint] =
        [
            Theme.ground, Theme.ink, Theme.muted, Theme.rule, Theme.axis, Theme.accent, Theme.contrast,
        ] + Theme.series.filter { $0.name?.hasPrefix("series-") == true }

    static let remedy =
        "write #1f5fbf, #1f5fbf|#6ea8fe for light and dark, or one of "
        + tokens.compactMap(\.name).joined(separator: ", ")

    /// - Returns: `nil` for what is no color.
    init?(written text: String) {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        if parts.count == 2 {
            guard let paint = Paint(written: String(parts[0])), let alpha = Double(parts[1]),
                alpha >= 0, alpha <= 1
            else { return nil }
            self = paint.opacity(alpha)
            return
        }
        if let token = Self.tokens.first(where: { $0.name == text }) {
            self = token
            return
        }
        let faces = text.split(separator: "|", omittingEmptySubsequences: false).map { Color(written: $0) }
        guard faces.count <= 2, let light = faces.first.flatMap({ $0 }),
            let dark = faces.last.flatMap({ $0 })
        else { return nil }
        self.init(light: light, dark: dark)
    }

    var written: String {
        if let token = Self.tokens.first(where: { $0.name == name && name != nil }) {
            if token == self { return name ?? "" }
            let alpha = token.light.alpha > 0 ? light.alpha / token.light.alpha : 0
            if token.opacity(alpha) == self { return "\(name ?? "")@\(alpha)" }
        }
        return light == dark ? light.written : "\(light.written)|\(dark.written)"
    }
}

extension Color {
    fileprivate init?(written text: Substring) {
        guard text.first == "#", text.count == 7 || text.count == 9,
            text.dropFirst().allSatisfy(\.isHexDigit),
            let number = UInt64(text.dropFirst(), radix: 16)
        else { return nil }
        guard text.count == 9 else {
            self.init(hex: UInt32(number))
            return
        }
        self.init(hex: UInt32(number >> 8), alpha: Double(number & 0xff) / 255)
    }

    fileprivate var written: String {
        guard alpha < 1 else { return hex }
        let byte = Int((min(1, max(0, alpha)) * 255).rounded())
        return hex + (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
}
