import Tables
import TrainingCore

extension SpectralDensity: NumericResult {
    /// 401 points over the spectrum and the density there, the nodes spread by a two-hundredth of its width.
    private var curve: (eigenvalues: [Double], density: [Double]) {
        let finite = nodes.filter(\.isFinite)
        let (low, high) = (finite.min() ?? 0, finite.max() ?? 0)
        let width = max(high - low, 1e-12) / 200
        let places = (0...400).map { low - 4 * width + (high - low + 8 * width) * Double($0) / 400 }
        return (places, density(at: places, width: width))
    }

    /// `eigenvalue` and `density` at 401 points over the spectrum.
    package var table: Table {
        let curve = curve
        return Table([
            Table.Column("eigenvalue", .numbers(curve.eigenvalues)),
            Table.Column("density", .numbers(curve.density)),
        ])
    }

    /// The columns of ``table``, and the `nodes` and `weights` of the quadrature.
    package var archive: NumPyArchive {
        let curve = curve
        var archive = NumPyArchive()
        archive.add("eigenvalue", curve.eigenvalues)
        archive.add("density", curve.density)
        archive.add("nodes", nodes)
        archive.add("weights", weights)
        return archive
    }

    /// The lists of ``archive`` under their names.
    package var json: JSONValue {
        let curve = curve
        return .object([
            .init("eigenvalue", JSONValue(curve.eigenvalues)), .init("density", JSONValue(curve.density)),
            .init("nodes", JSONValue(nodes)), .init("weights", JSONValue(weights)),
        ])
    }
}
