/// Pictures that follow each other, over and over again.
///
/// Of every picture but the first only the rectangle is kept that differs from the one before, so that long
/// animations of a chart take little memory. Viewers without animation show the first picture.
public struct PictureAnimation: Sendable {
    /// A part of a picture, and how long the picture stands.
    struct Frame: Sendable {
        let area: PixelArea
        let image: PixelImage
        var ticks: Int
    }

    /// The length of a tick is the inverse of this, 1 to 50.
    package let ticksPerSecond: Int
    let first: Picture
    private(set) var frames: [Frame]
    private var last: PixelImage
    private var pictureCount = 1

    /// - Parameters:
    ///   - first: a good still.
    ///   - ticks: how long it stands, 1 to 65,535.
    ///   - ticksPerSecond: 1 to 50, which is as fast as browsers show GIF.
    public init(_ first: Picture, ticks: Int, ticksPerSecond: Int) {
        self.first = first
        self.ticksPerSecond = min(max(ticksPerSecond, 1), 50)
        last = first.pixels
        let area = PixelArea(x: 0, y: 0, width: first.width, height: first.height)
        frames = [Frame(area: area, image: first.pixels, ticks: Self.bounded(ticks))]
    }

    /// Goes on with a picture. One that is the same as the one before makes that stand longer.
    ///
    /// - Throws: ``CairoError/frameSizeDiffers(frame:width:height:)``, or when memory runs out.
    public mutating func append(_ picture: Picture, ticks: Int) throws(CairoError) {
        pictureCount += 1
        let image = picture.pixels
        guard image.width == last.width, image.height == last.height, image.isOpaque == last.isOpaque else {
            throw .frameSizeDiffers(frame: pictureCount, width: image.width, height: image.height)
        }
        let end = frames.count - 1
        guard let area = image.changedArea(since: last) else {
            frames[end].ticks = Self.bounded(frames[end].ticks + Self.bounded(ticks))
            return
        }
        let part = try PixelImage(
            width: area.width, height: area.height, isOpaque: image.isOpaque, copying: image.words(in: area))
        frames.append(Frame(area: area, image: part, ticks: Self.bounded(ticks)))
        last = image
    }

    private static func bounded(_ ticks: Int) -> Int { min(max(ticks, 1), 65_535) }
}
