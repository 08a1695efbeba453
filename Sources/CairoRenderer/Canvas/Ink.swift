import Drawing

/// A color as the pixels of a picture hold it.
struct Ink {
    /// Opaque.
    let word: UInt32
    /// 0 to 255.
    let alpha: Double

    init(_ color: Color) {
        // Of 16 bits Cairo drops eight; so does this, and both paint the same.
        func byte(_ component: Double) -> UInt32 { UInt32(min(max(component, 0), 1) * 65535 + 0.5) >> 8 }
        word = 0xff00_0000 | byte(color.red) << 16 | byte(color.green) << 8 | byte(color.blue)
        alpha = min(max(color.alpha, 0), 1) * 255
    }

    /// The color with an opacity of 0 to 255 over a pixel, two components at a time.
    func over(_ pixel: UInt32, _ share: UInt32) -> UInt32 {
        func mixed(_ ink: UInt32, _ ground: UInt32) -> UInt32 {
            let sum = ink * share + ground * (255 - share) + 0x80_0080
            // Divided by 255 and rounded.
            return (sum + (sum >> 8 & 0xff_00ff)) >> 8 & 0xff_00ff
        }
        let mask: UInt32 = 0xff_00ff
        return mixed(word >> 8 & mask, pixel >> 8 & mask) << 8 | mixed(word & mask, pixel & mask)
    }
}
