import CCairo
import CDeflate
import CFriBidi
import CHarfBuzz

/// The libraries whose versions decide about the bytes of pictures.
public enum DrawingLibraries {
    /// Their names and versions, as far as they tell them.
    public static var versions: [(name: String, version: String?)] {
        [
            ("Cairo", String(cString: cairo_version_string())),
            ("pixman", descent_pixman_version().map { String(cString: $0) }),
            ("HarfBuzz", String(cString: hb_version_string())),
            ("FriBidi", FRIBIDI_VERSION),
            ("libdeflate", LIBDEFLATE_VERSION_STRING),
        ]
    }
}
