import CCairo
import CDeflate
import CDrawing
import CFriBidi
import CHarfBuzz

/// The libraries whose versions decide about the bytes of pictures.
public enum DrawingLibraries {
    /// Their names and versions, as far as they tell them.
    public static var versions: [(name: String, version: String?)] {
        let isThere = descent_drawing_missing() == nil
        return [
            ("Cairo", isThere ? String(cString: cairo_version_string()) : nil),
            ("pixman", descent_pixman_version().map { String(cString: $0) }),
            ("HarfBuzz", isThere ? String(cString: hb_version_string()) : nil),
            ("FriBidi", FRIBIDI_VERSION),
            ("libdeflate", LIBDEFLATE_VERSION_STRING),
        ]
    }
}
