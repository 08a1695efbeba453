import Suggestions

/// Units and their prefixes, by the names of siunitx.
enum TeXUnits {
    static let prefixes: [String: String] = [
        "yocto": "y", "zepto": "z", "atto": "a", "femto": "f", "pico": "p", "nano": "n", "micro": "µ",
        "milli": "m",
        "centi": "c", "deci": "d", "deca": "da", "deka": "da", "hecto": "h", "kilo": "k", "mega": "M",
        "giga": "G",
        "tera": "T", "peta": "P", "exa": "E", "zetta": "Z", "yotta": "Y", "kibi": "Ki", "mebi": "Mi",
        "gibi": "Gi",
        "tebi": "Ti",
    ]

    static let symbols: [String: String] = [
        "metre": "m", "meter": "m", "second": "s", "kilogram": "kg", "gram": "g", "ampere": "A",
        "kelvin": "K",
        "mole": "mol", "candela": "cd", "hertz": "Hz", "newton": "N", "pascal": "Pa", "joule": "J",
        "watt": "W",
        "coulomb": "C", "volt": "V", "farad": "F", "ohm": "Ω", "siemens": "S", "weber": "Wb", "tesla": "T",
        "henry": "H", "celsius": "°C", "degreeCelsius": "°C", "lumen": "lm", "lux": "lx", "becquerel": "Bq",
        "gray": "Gy", "sievert": "Sv", "katal": "kat", "radian": "rad", "steradian": "sr", "degree": "°",
        "arcminute": "′", "arcsecond": "″", "minute": "min", "hour": "h", "day": "d", "litre": "L",
        "liter": "L",
        "tonne": "t", "hectare": "ha", "electronvolt": "eV", "dalton": "Da", "percent": "%", "bar": "bar",
        "bel": "B",
        "decibel": "dB", "neper": "Np", "bit": "bit", "byte": "B", "angstrom": "Å", "astronomicalunit": "au",
        "km": "km", "cm": "cm", "mm": "mm", "um": "µm", "nm": "nm", "m": "m", "s": "s", "ms": "ms",
        "us": "µs",
        "ns": "ns", "kg": "kg", "g": "g", "mg": "mg", "Hz": "Hz", "kHz": "kHz", "MHz": "MHz", "GHz": "GHz",
        "V": "V",
        "mV": "mV", "A": "A", "mA": "mA", "W": "W", "kW": "kW", "J": "J", "kJ": "kJ", "eV": "eV",
        "keV": "keV",
        "MeV": "MeV", "GeV": "GeV", "K": "K", "N": "N", "Pa": "Pa", "kPa": "kPa", "mol": "mol", "T": "T",
        "F": "F",
        "l": "l", "L": "L", "dB": "dB", "rad": "rad",
    ]

    /// What was probably meant.
    static func near(_ name: String) -> String? {
        Nearest.match(name, among: symbols.keys.filter { $0.count > 2 }.sorted() + prefixes.keys.sorted())
    }
}
