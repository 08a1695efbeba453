/// Letters of the mathematical alphabets of Unicode (chapter 22.2): MathML Core has no other way to write
/// them. Characters without a counterpart stay as they are.
package enum MathAlphabet {
    package static func bold(_ text: String) -> String {
        mapped(text) { scalar in
            switch scalar {
            case "A"..."Z": (0x1D400, "A")
            case "a"..."z": (0x1D41A, "a")
            case "0"..."9": (0x1D7CE, "0")
            case "Α"..."Ω": (0x1D6A8, "Α")
            case "α"..."ω": (0x1D6C2, "α")
            case "∇": (0x1D6C1, "∇")
            case "∂": (0x1D6DB, "∂")
            default: variant(scalar, at: 0x1D6DC)
            }
        }
    }

    package static func boldItalic(_ text: String) -> String {
        mapped(text) { scalar in
            switch scalar {
            case "A"..."Z": (0x1D468, "A")
            case "a"..."z": (0x1D482, "a")
            case "Α"..."Ω": (0x1D71C, "Α")
            case "α"..."ω": (0x1D736, "α")
            case "∇": (0x1D735, "∇")
            case "∂": (0x1D74F, "∂")
            default: variant(scalar, at: 0x1D750)
            }
        }
    }

    /// The other forms of Greek letters, which stand behind the letters in every alphabet that has them.
    private static func variant(
        _ scalar: Unicode.Scalar, at start: UInt32
    ) -> (code: UInt32, letter: Unicode.Scalar)? {
        let variants: [Unicode.Scalar] = ["ϵ", "ϑ", "ϰ", "ϕ", "ϱ", "ϖ"]
        return variants.firstIndex(of: scalar).map { (start + UInt32($0), scalar) }
    }

    package static func italic(_ text: String) -> String {
        mapped(text) { scalar in
            switch scalar {
            case "h": (0x210E, "h")
            case "A"..."Z": (0x1D434, "A")
            case "a"..."z": (0x1D44E, "a")
            default: nil
            }
        }
    }

    package static func doubleStruck(_ text: String) -> String {
        // Letters that were in Unicode before the alphabet.
        let earlier: [Unicode.Scalar: UInt32] = [
            "C": 0x2102, "H": 0x210D, "N": 0x2115, "P": 0x2119, "Q": 0x211A, "R": 0x211D, "Z": 0x2124,
        ]
        return mapped(text) { scalar in
            if let code = earlier[scalar] { return (code, scalar) }
            return switch scalar {
            case "A"..."Z": (0x1D538, "A")
            case "a"..."z": (0x1D552, "a")
            case "0"..."9": (0x1D7D8, "0")
            default: nil
            }
        }
    }

    package static func script(_ text: String) -> String {
        let earlier: [Unicode.Scalar: UInt32] = [
            "B": 0x212C, "E": 0x2130, "F": 0x2131, "H": 0x210B, "I": 0x2110, "L": 0x2112, "M": 0x2133,
            "R": 0x211B, "e": 0x212F, "g": 0x210A, "o": 0x2134,
        ]
        return mapped(text) { scalar in
            if let code = earlier[scalar] { return (code, scalar) }
            return switch scalar {
            case "A"..."Z": (0x1D49C, "A")
            case "a"..."z": (0x1D4B6, "a")
            default: nil
            }
        }
    }

    package static func boldScript(_ text: String) -> String {
        mapped(text) { scalar in
            switch scalar {
            case "A"..."Z": (0x1D4D0, "A")
            case "a"..."z": (0x1D4EA, "a")
            default: nil
            }
        }
    }

    package static func boldFraktur(_ text: String) -> String {
        mapped(text) { scalar in
            switch scalar {
            case "A"..."Z": (0x1D56C, "A")
            case "a"..."z": (0x1D586, "a")
            default: nil
            }
        }
    }

    package static func sansSerif(_ text: String) -> String {
        mapped(text) { scalar in
            switch scalar {
            case "A"..."Z": (0x1D5A0, "A")
            case "a"..."z": (0x1D5BA, "a")
            case "0"..."9": (0x1D7E2, "0")
            default: nil
            }
        }
    }

    package static func monospace(_ text: String) -> String {
        mapped(text) { scalar in
            switch scalar {
            case "A"..."Z": (0x1D670, "A")
            case "a"..."z": (0x1D68A, "a")
            case "0"..."9": (0x1D7F6, "0")
            default: nil
            }
        }
    }

    package static func fraktur(_ text: String) -> String {
        let earlier: [Unicode.Scalar: UInt32] = [
            "C": 0x212D, "H": 0x210C, "I": 0x2111, "R": 0x211C, "Z": 0x2128,
        ]
        return mapped(text) { scalar in
            if let code = earlier[scalar] { return (code, scalar) }
            return switch scalar {
            case "A"..."Z": (0x1D504, "A")
            case "a"..."z": (0x1D51E, "a")
            default: nil
            }
        }
    }

    /// - Parameter start: the code point of an alphabet's first letter, and that letter.
    private static func mapped(
        _ text: String, _ start: (Unicode.Scalar) -> (code: UInt32, letter: Unicode.Scalar)?
    ) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let mapped = start(scalar).flatMap { start in
                Unicode.Scalar(start.code + scalar.value - start.letter.value)
            }
            result.append(mapped ?? scalar)
        }
        return String(result)
    }
}
