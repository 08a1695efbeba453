import CCairo
import Drawing

/// Draws a ``Scene`` with Cairo, as PNG, SVG or PDF.
///
/// Text is filled as outlines, so a file looks the same in every viewer. Equal scenes give equal
/// bytes: in every run, from every thread, in every locale, on every date.
///
/// A renderer is a value and may be used from any number of threads at once; each call has its own
/// surface and context.
public struct CairoRenderer: SceneRenderer, Sendable {
    /// PNG, SVG or PDF.
    public var format: ImageFormat
    /// Which color of each paint is used.
    public var appearance: Appearance
    /// Pixels per point, greater than 0. For PNG only; the other formats have no pixels.
    public var scale: Double
    private let fonts: FontSet
    /// Tests switch this off to see what is lost.
    var thinsLines = true
    /// Tests switch this off to see that it changes nothing.
    var paintsHalves = true

    /// One format for one ground; the scale is pixels a point, for PNG.
    public init(
        format: ImageFormat, appearance: Appearance = .light, scale: Double = 2, fonts: FontSet
    ) {
        self.format = format
        self.appearance = appearance
        self.scale = scale
        self.fonts = fonts
    }

    /// - Returns: the complete file.
    /// - Throws: ``CairoError`` for an impossible scale, for a picture of more than 32,767 pixels on
    ///   a side or 100 million in all, and when Cairo runs out of memory.
    public func render(_ scene: Scene) throws(CairoError) -> [UInt8] {
        switch format {
        case .png: try picture(of: scene).png()
        case .svg: try svg(scene)
        case .pdf: try pdf(scene)
        }
    }

    /// The pixels of the scene, before they become a file. The format of the renderer does not matter.
    ///
    /// - Throws: for a size that no picture can have, and where Cairo or memory fails.
    public func picture(of scene: Scene) throws(CairoError) -> Picture {
        let size = try PixelSize(scene.size, scale: scale)
        let isOpaque = scene.background.color(in: appearance).alpha >= 1
        let canvas = try PictureCanvas(size, isOpaque: isOpaque)
        try canvas.paint(inHalves: paintsHalves) { rows throws(CairoError) in
            try paint(scene, on: canvas.surface(rows), as: .png, scale: scale, rows: rows)
        }
        return Picture(
            title: scene.title, summary: scene.summary,
            pixelsPerMetre: Int((scale * 72 / 0.0254).rounded()), pixels: canvas.image)
    }

    private func svg(_ scene: Scene) throws(CairoError) -> [UInt8] {
        let sink = ByteSink()
        let surface = try sink.surface { write, closure in
            cairo_svg_surface_create_for_stream(write, closure, scene.size.width, scene.size.height)
        }
        // A point of the scene is a pixel of the page; Cairo would write `pt`.
        cairo_svg_surface_set_document_unit(surface.pointer, CAIRO_SVG_UNIT_PX)
        try paint(scene, on: surface, as: .svg, scale: 1)
        try surface.finish()
        return SVGFinisher(title: scene.title, summary: scene.summary).finish(sink.bytes)
    }

    private func pdf(_ scene: Scene) throws(CairoError) -> [UInt8] {
        let sink = ByteSink()
        let surface = try sink.surface { write, closure in
            cairo_pdf_surface_create_for_stream(write, closure, scene.size.width, scene.size.height)
        }
        cairo_pdf_surface_restrict_to_version(surface.pointer, CAIRO_PDF_VERSION_1_5)
        let metadata = [
            (CAIRO_PDF_METADATA_TITLE, scene.title), (CAIRO_PDF_METADATA_SUBJECT, scene.summary),
            (CAIRO_PDF_METADATA_CREATOR, "Descent"),
            (CAIRO_PDF_METADATA_CREATE_DATE, PDFFinisher.placeholderDate),
        ]
        for (entry, text) in metadata where !text.isEmpty {
            cairo_pdf_surface_set_metadata(surface.pointer, entry, PrintableText.singleLine(text))
        }
        try paint(scene, on: surface, as: .pdf, scale: 1)
        try surface.finish()
        var file = sink.bytes
        PDFFinisher.finish(&file)
        return file
    }

    /// - Parameter rows: the rows of the device that the surface has; `nil` for all of them.
    private func paint(
        _ scene: Scene, on surface: CairoSurface, as format: ImageFormat, scale: Double,
        rows: Range<Int>? = nil
    ) throws(CairoError) {
        let context = try CairoContext(
            surface, tolerance: format == .png ? CairoContext.pictureTolerance : 0.01,
            top: rows?.lowerBound ?? 0)
        let canvas = Rect(x: 0, y: 0, width: scene.size.width * scale, height: scene.size.height * scale)
        let painter = ScenePainter(
            context: context, shaper: fonts.shaper, appearance: appearance, scale: scale,
            format: format, columnWidth: thinsLines ? format.columnWidth : nil,
            rows: rows.map { Double($0.lowerBound)...Double($0.upperBound) } ?? 0...canvas.height)
        painter.paint(scene, on: canvas)
        try context.check("painting")
        try surface.check("painting")
        // What Cairo has not painted yet it paints now.
        cairo_surface_flush(surface.pointer)
    }
}
