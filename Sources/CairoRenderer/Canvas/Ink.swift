import CPixels
import Drawing

/// A color as the pixels of a picture hold it.
struct Ink {
    let pixels: descent_ink

    init(_ color: Color) {
        // Of 16 bits Cairo drops eight; so does this, and both paint the same.
        func byte(_ component: Double) -> UInt32 { UInt32(min(max(component, 0), 1) * 65535 + 0.5) >> 8 }
        pixels = descent_ink(
            word: 0xff00_0000 | byte(color.red) << 16 | byte(color.green) << 8 | byte(color.blue),
            alpha: UInt32(min(max(color.alpha, 0), 1) * 255 * 256 + 0.5))
    }
}
