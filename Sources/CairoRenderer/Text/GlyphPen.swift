import CHarfBuzz
import Drawing

/// Collects the outlines of glyphs, turned upside down: fonts count upwards, canvases downwards.
final class GlyphPen {
    private(set) var elements: [Path.Element] = []
    /// Where the next glyph stands, and how many font units an em has.
    private var origin = Point.zero
    private var unitsPerEm = 1.0
    private var current = Point.zero

    /// Adds a glyph at a place given in em, y growing downward.
    func add(_ glyph: UInt32, of face: FontFace, at place: Point) {
        origin = place
        unitsPerEm = face.unitsPerEm
        descent_draw_glyph(face.pointer, glyph, Self.functions, Unmanaged.passUnretained(self).toOpaque())
    }

    fileprivate func point(_ x: Float, _ y: Float) -> Point {
        Point(origin.x + Double(x) / unitsPerEm, origin.y - Double(y) / unitsPerEm)
    }

    fileprivate func move(_ point: Point) {
        elements.append(.move(point))
        current = point
    }

    fileprivate func line(_ point: Point) {
        elements.append(.line(point))
        current = point
    }

    fileprivate func quadratic(_ control: Point, _ end: Point) {
        // The same curve as a cubic one, exactly.
        let (a, b) = (current + (control - current) * (2.0 / 3), end + (control - end) * (2.0 / 3))
        cubic(a, b, end)
    }

    fileprivate func cubic(_ a: Point, _ b: Point, _ end: Point) {
        elements.append(.cubic(a, b, end))
        current = end
    }

    fileprivate func close() { elements.append(.close) }

    /// HarfBuzz calls these with the pen that ``add(_:of:at:)`` handed over and keeps alive.
    private nonisolated(unsafe) static let functions: OpaquePointer? = {
        let functions = hb_draw_funcs_create()
        hb_draw_funcs_set_move_to_func(
            functions, { _, pen, _, x, y, _ in glyphPen(pen)?.move(glyphPen(pen)?.point(x, y) ?? .zero) },
            nil, nil)
        hb_draw_funcs_set_line_to_func(
            functions,
            { _, pen, _, x, y, _ in
                guard let pen = glyphPen(pen) else { return }
                pen.line(pen.point(x, y))
            }, nil, nil)
        hb_draw_funcs_set_quadratic_to_func(
            functions,
            { _, pen, _, cx, cy, x, y, _ in
                guard let pen = glyphPen(pen) else { return }
                pen.quadratic(pen.point(cx, cy), pen.point(x, y))
            }, nil, nil)
        hb_draw_funcs_set_cubic_to_func(
            functions,
            { _, pen, _, ax, ay, bx, by, x, y, _ in
                guard let pen = glyphPen(pen) else { return }
                pen.cubic(pen.point(ax, ay), pen.point(bx, by), pen.point(x, y))
            }, nil, nil)
        hb_draw_funcs_set_close_path_func(functions, { _, pen, _, _ in glyphPen(pen)?.close() }, nil, nil)
        hb_draw_funcs_make_immutable(functions)
        return functions
    }()
}

/// The pen behind the pointer that C carried.
private func glyphPen(_ pointer: UnsafeMutableRawPointer?) -> GlyphPen? {
    pointer.map { Unmanaged<GlyphPen>.fromOpaque($0).takeUnretainedValue() }
}
