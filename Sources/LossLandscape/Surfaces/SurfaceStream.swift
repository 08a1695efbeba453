import TrainingCore

/// A surface that is computed in bands of rows, one after the other: however many points it has, no more
/// than a band, about 16 MiB, is in memory.
package struct SurfaceStream: Sequence, IteratorProtocol, Sendable {
    package let xAxis: ParameterRange
    package let yAxis: ParameterRange
    /// How many bands there are.
    package let count: Int
    /// What computed the bands so far; see ``LossSurface/engine``.
    package private(set) var engine = ""
    private let request: SurfaceRequest
    private let bands: SurfaceBands
    private let threads: Int
    private var done = 0

    /// Some rows of a surface.
    package struct Band: Sendable, Hashable {
        /// Of the y axis.
        package let rows: Range<Int>
        /// Row by row, nx losses each: the bits of ``LossSurface/loss``.
        package let loss: [Double]
    }

    init(_ request: SurfaceRequest, threads: Int) {
        self.request = request
        self.threads = threads
        xAxis = request.x
        yAxis = request.y
        bands = SurfaceBands(request)
        count = bands.count
    }

    /// Computes the next rows; nil after the last.
    package mutating func next() -> Band? {
        guard done < count else { return nil }
        let rows = bands[done]
        done += 1
        let size = rows.count * xAxis.points
        let loss = [Double](unsafeUninitializedCapacity: size) { buffer, initialized in
            engine = SurfaceEngines.write(
                request, rows: rows, to: .init(rebasing: buffer[..<size]), threads: threads)
            initialized = size
        }
        return Band(rows: rows, loss: loss)
    }
}

extension Experiment {
    /// The losses of ``lossSurface(x:y:from:threads:)``, bit for bit, in bands of rows. Throws as that does.
    package func lossSurfaceStream(
        x: ParameterRange, y: ParameterRange, from network: Network? = nil, threads: Int? = nil
    ) throws(LandscapeError) -> SurfaceStream {
        SurfaceStream(try surfaceRequest(x: x, y: y, from: network), threads: Self.threads(threads))
    }
}
