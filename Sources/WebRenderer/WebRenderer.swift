import Drawing

/// Writes a ``Scene`` as SVG for pages: real text, that can be searched, selected and read aloud,
/// and one file for light, dark and print.
///
/// Every distinct paint is a class of the figure. A paint that is a token of the theme is a CSS
/// variable with its own color as the fallback (`var(--ink,#1a1d21)`), so a page's style sheet can
/// change it. Dark colors hold on screens that ask for them; print stays light.
///
/// All selectors and references carry the figure's id: any number of figures may stand in one page
/// as long as their ids differ. Coordinates have two decimals; those beyond ±10⁷ points are drawn
/// there. Equal scenes give equal bytes.
public struct WebRenderer: SceneRenderer, Sendable {
    private let id: String?

    /// - Parameter id: the id of the `svg` element, unique in the page. Characters that CSS and URLs
    ///   would read as syntax become hyphens. Without one, the id is `f` and a 64-bit FNV-1a hash
    ///   of the file: good for telling figures apart, not cryptographic.
    public init(id: String? = nil) {
        self.id = id.map(ElementID.sanitized)
    }

    /// - Returns: a complete SVG file in UTF-8.
    /// - Complexity: O(n) in the number of points and characters.
    public func render(_ scene: Scene) -> [UInt8] {
        Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8) + bytes(scene)
    }

    /// The `svg` element alone, to stand in an HTML page.
    package func inlineMarkup(_ scene: Scene) -> String {
        String(decoding: bytes(scene), as: UTF8.self)
    }

    /// The `svg` elements of drawings of one thing and the style sheet that they share, to stand in an HTML page with
    /// others.
    ///
    /// - Parameters:
    ///   - drawings: each with its id.
    ///   - name: of the thing, unique in the page. The class of the elements is made from it, short, since it stands in
    ///     front of every selector: one of 36⁶, so that two things of a page with a hundred of them have the same once in
    ///     four hundred thousand pages.
    package static func inlineDrawings(_ drawings: [(id: String, scene: Scene)], of name: String)
        -> InlineDrawings
    {
        let parts = SceneMarkup.inline(drawings.map(\.scene), scope: ElementID.shortClass(of: name))
        return InlineDrawings(
            markup: zip(drawings, parts.markup).map { drawing, bytes in
                let id = ElementID.sanitized(drawing.id)
                return String(decoding: ElementID.fill(bytes, with: id), as: UTF8.self)
            }, sheet: parts.sheet)
    }

    /// A scene that comes about step by step: it stands still for a while, then its stages follow, and again.
    ///
    /// Where motion is not wanted (`prefers-reduced-motion`), on paper and in viewers without CSS animations
    /// the whole scene stands still.
    ///
    /// - Parameters:
    ///   - whole: the still, and the figure's words.
    ///   - stages: in their order, of the same size and ground; items that all of them share are written once.
    ///   - pause: how long the whole stands, in milliseconds, from 1 to a day.
    ///   - duration: how long each stage stands, in milliseconds, likewise.
    /// - Returns: a complete SVG file in UTF-8.
    public func render(_ whole: Scene, stages: [Scene], pause: Int, duration: Int) -> [UInt8] {
        guard !stages.isEmpty else { return render(whole) }
        func bounded(_ time: Int) -> Int { min(max(1, time), Self.longestTime) }
        let times = StageTimes(pause: bounded(pause), stage: bounded(duration), count: stages.count)
        let file = SceneMarkup.document(whole, stages: stages, times: times)
        return Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)
            + ElementID.fill(file, with: id ?? ElementID.hash(of: file))
    }

    /// A day, in milliseconds.
    private static let longestTime = 86_400_000

    private func bytes(_ scene: Scene) -> [UInt8] {
        let file = SceneMarkup.document(scene)
        return ElementID.fill(file, with: id ?? ElementID.hash(of: file))
    }
}
