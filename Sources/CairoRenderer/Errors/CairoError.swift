/// Why a picture could not be made.
public enum CairoError: Error, Sendable, Hashable, CustomStringConvertible {
    /// A library that draws is not on this machine.
    case libraryMissing(name: String)
    /// None of the known font files exists in the folders that were searched.
    case fontsMissing(searched: [String])
    /// A font file that cannot be opened or holds no font.
    case fontUnreadable(path: String)
    /// The fonts are there, but they say nothing of how high their letters are.
    case fontsUnusable(families: [String])
    /// A picture needs more pixels than Cairo can address or memory should be spent on.
    case pictureTooLarge(width: Int, height: Int, limit: Int)
    /// Pixels per point that are not finite or not positive.
    case invalidScale(Double)
    /// Cairo went into its error state.
    case drawingFailed(step: String, reason: String)
    /// A picture of an animation that is not as large as the first one.
    case frameSizeDiffers(frame: Int, width: Int, height: Int)
    /// libdeflate could not be set up or could not compress.
    case compressionFailed(byteCount: Int)

    /// The error as a sentence with its remedy.
    public var description: String {
        switch self {
        case .libraryMissing(let name):
            """
            the library \(name), which draws, cannot be opened; install the packages libcairo2, libharfbuzz0b and \
            libfribidi0 (Debian, Ubuntu), or those of your system that hold it
            """
        case .fontsMissing(let searched):
            """
            no usable font found\(searched.isEmpty ? "" : " in " + searched.joined(separator: ", ")); \
            install the packages \
            fonts-inter and fonts-dejavu-core (Debian, Ubuntu) or the casks font-inter and \
            font-dejavu (Homebrew)
            """
        case .fontUnreadable(let path):
            "cannot read a font from \"\(path)\"; give the path of an .otf, .ttf or .ttc file"
        case .fontsUnusable(let families):
            """
            no text can be laid out with \(families.joined(separator: ", ")); check that the \
            font files are whole, or reinstall the packages fonts-inter and fonts-dejavu-core
            """
        case .pictureTooLarge(let width, let height, let limit):
            """
            a picture of \(width) × \(height) pixels is too large (at most \(limit) on a side and \
            \(PixelLimit.count) in all); lower the size or the pixels per point
            """
        case .invalidScale(let scale):
            "\(scale) pixels per point are impossible; use a number above 0, such as 2"
        case .drawingFailed(let step, let reason):
            "Cairo failed while \(step): \(reason)"
        case .frameSizeDiffers(let frame, let width, let height):
            """
            picture \(frame) of the animation has \(width) × \(height) pixels, other than the first one; \
            draw all of them in one size
            """
        case .compressionFailed(let byteCount):
            "cannot compress \(byteCount) bytes of pixels; free some memory or lower the size"
        }
    }
}
