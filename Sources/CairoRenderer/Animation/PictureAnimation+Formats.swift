/// The file formats of animations.
public enum AnimationFormat: String, Sendable, Hashable, CaseIterable {
    /// Animated PNG, in all colors; programs that do not know it show the first picture.
    case apng
    /// At most 256 colors.
    case gif
}

extension PictureAnimation {
    /// The animation as a file.
    ///
    /// - Throws: where memory for the file is missing.
    public func encoded(as format: AnimationFormat) throws(CairoError) -> [UInt8] {
        switch format {
        case .apng: try APNGEncoder(animation: self).encode()
        case .gif: GIFEncoder(animation: self).encode()
        }
    }
}
