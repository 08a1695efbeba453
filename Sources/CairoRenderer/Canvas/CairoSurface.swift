import CCairo

/// What Cairo paints on: the sole owner of a `cairo_surface_t`.
///
/// Cairo's errors are sticky and silent, so the state is checked when a surface is made, after
/// painting and after finishing (see ``check(_:)``).
final class CairoSurface {
    let pointer: OpaquePointer
    /// Where a vector surface writes to; it must live as long as the surface.
    private let sink: ByteSink?
    /// What a picture's pixels stand in; likewise.
    private let memory: PixelMemory?

    /// - Parameter pointer: a new surface; Cairo never returns a null pointer, but a surface in its
    ///   error state.
    init(
        owning pointer: OpaquePointer?, sink: ByteSink? = nil, memory: PixelMemory? = nil
    ) throws(CairoError) {
        guard let pointer else {
            throw .drawingFailed(step: "making a surface", reason: "out of memory")
        }
        self.pointer = pointer
        self.sink = sink
        self.memory = memory
        try check("making a surface")
    }

    deinit {
        // A vector surface still writes to its sink when it is finished here.
        withExtendedLifetime((sink, memory)) { cairo_surface_destroy(pointer) }
    }

    func check(_ step: String) throws(CairoError) {
        let status = cairo_surface_status(pointer)
        guard status == CAIRO_STATUS_SUCCESS else {
            throw .drawingFailed(step: step, reason: String(cString: cairo_status_to_string(status)))
        }
    }

    /// Writes what is left and closes the file. Nothing can be painted afterwards.
    func finish() throws(CairoError) {
        cairo_surface_finish(pointer)
        try check("finishing the file")
    }
}

/// Collects the bytes that a vector surface writes.
final class ByteSink {
    private(set) var bytes: [UInt8] = []

    /// Makes a surface that writes here, by one of Cairo's `…_create_for_stream` functions.
    ///
    /// The surface gets an unowned reference: ``CairoSurface`` keeps the sink alive.
    func surface(
        _ create: (cairo_write_func_t?, UnsafeMutableRawPointer?) -> OpaquePointer?
    ) throws(CairoError) -> CairoSurface {
        let write: cairo_write_func_t = { closure, data, length in
            guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
            let sink = Unmanaged<ByteSink>.fromOpaque(closure).takeUnretainedValue()
            sink.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
            return CAIRO_STATUS_SUCCESS
        }
        return try CairoSurface(
            owning: create(write, Unmanaged.passUnretained(self).toOpaque()), sink: self)
    }
}
