import LessonFigures
import TrainingCore

/// Eigenvectors of a single layer's loss by Jacobi's rotations, and how far a run is from the minimum along them.
final class EigenReference {
    /// The largest first, equal ones together.
    let groups: [(value: Double, vectors: [[Double]])]
    let flat: Int
    private let subject: Subject
    private let slopes: [[Double]]

    init(_ subject: Subject) {
        self.subject = subject
        let (data, layer) = (subject.experiment.data, subject.experiment.network.layers[0])
        let rows = (0..<data.inputs.rows).map { data.inputs.row($0) + (layer.biases == nil ? [] : [1]) }
        let elements = Double(data.targets.elements.count)
        let count = rows[0].count
        let matrix = (0..<count).map { i in
            (0..<count).map { j in rows.reduce(0) { $0 + $1[i] * $1[j] } * 2 / elements }
        }
        slopes = (0..<layer.nodeCount).map { node in
            let errors = rows.indices.map { sample -> Double in
                let weights =
                    (0..<layer.inputCount).map { layer.weights[node, $0] }
                    + (layer.biases.map { [$0[node]] } ?? [])
                return zip(weights, rows[sample]).reduce(-data.targets[sample, node]) { $0 + $1.0 * $1.1 }
            }
            return (0..<count).map { i in
                rows.indices.reduce(0) { $0 + errors[$1] * rows[$1][i] } * 2 / elements
            }
        }
        let found = Self.jacobi(matrix).sorted { $0.value > $1.value }
        var (groups, flat) = ([(value: Double, vectors: [[Double]])](), 0)
        var last = Double.nan
        for pair in found {
            if pair.value <= 1e-12 * found[0].value {
                flat += 1
            } else if last - pair.value <= 1e-9 * found[0].value {
                groups[groups.count - 1].vectors.append(pair.vector)
            } else {
                groups.append((pair.value, [pair.vector]))
            }
            last = pair.value
        }
        (self.groups, self.flat) = (groups, flat)
    }

    private static func jacobi(_ matrix: [[Double]]) -> [(value: Double, vector: [Double])] {
        let count = matrix.count
        var a = matrix
        var v = (0..<count).map { row in (0..<count).map { $0 == row ? 1.0 : 0 } }
        for _ in 0..<60 {
            for p in 0..<count {
                for q in p + 1..<max(p + 1, count) where a[p][q] != 0 {
                    let theta = (a[q][q] - a[p][p]) / (2 * a[p][q])
                    let t = (theta >= 0 ? 1 : -1) / (abs(theta) + (theta * theta + 1).squareRoot())
                    let c = 1 / (t * t + 1).squareRoot()
                    let s = t * c
                    for k in 0..<count {
                        (a[k][p], a[k][q]) = (c * a[k][p] - s * a[k][q], s * a[k][p] + c * a[k][q])
                    }
                    for k in 0..<count {
                        (a[p][k], a[q][k]) = (c * a[p][k] - s * a[q][k], s * a[p][k] + c * a[q][k])
                    }
                    for k in 0..<count {
                        (v[k][p], v[k][q]) = (c * v[k][p] - s * v[k][q], s * v[k][p] + c * v[k][q])
                    }
                }
            }
        }
        return (0..<count).map { index in (a[index][index], v.map { $0[index] }) }
    }

    func error(_ index: Int, after update: Int) -> Fact? {
        let recording = subject.recording
        guard let row = recording.row(after: update) else { return nil }
        let layer = subject.experiment.network.layers[0]
        let (now, start) = (recording.parameters.row(row), recording.parameters.row(0))
        let (nodes, inputs) = (layer.nodeCount, layer.inputCount)
        let most = groups[0].value
        var (parts, size) = ([Double](), 0.0)
        for node in 0..<nodes {
            var places = (0..<inputs).map { node * inputs + $0 }
            if layer.biases != nil { places.append(nodes * inputs + node) }
            for vector in groups[index].vectors {
                let first = zip(vector, slopes[node]).reduce(0) { $0 + $1.0 * $1.1 } / groups[index].value
                let move = zip(vector, places).reduce(0) { $0 + $1.0 * (now[$1.1] - start[$1.1]) }
                parts.append(first + move)
                let slope = slopes[node].map(abs).max() ?? 0
                size +=
                    abs(first) + slope / groups[index].value
                    + places.reduce(0) { $0 + abs(now[$1]) + abs(start[$1]) } * most / groups[index].value
            }
        }
        guard parts.allSatisfy(\.isFinite) else {
            return Fact(parts.contains(where: \.isNaN) ? .nan : .infinity)
        }
        let largest = parts.map(abs).max() ?? 0
        let sum = parts.reduce(0) {
            $0 + $1 / max(largest, .leastNormalMagnitude) * ($1 / max(largest, .leastNormalMagnitude))
        }
        return Fact(largest * sum.squareRoot(), noise: 1e-12 * size)
    }
}

extension Facts {
    func factOfEigen(_ quantity: Quantity, _ subject: Subject, _ update: Int?) -> Fact? {
        let reference = eigens[subject.id] ?? EigenReference(subject)
        eigens[subject.id] = reference
        let groups = reference.groups
        switch quantity {
        case .eigenvalue(let index): return Fact(groups[index].value, noise: 1e-11 * groups[0].value)
        case .eigenFactor(let index):
            let rate = subject.experiment.training.optimizer.learningRate
            return Fact(1 - rate * groups[index].value, noise: 1e-11 * rate * groups[0].value + 1e-15)
        case .eigenError(let index): return update.flatMap { reference.error(index, after: $0) }
        case .eigenCount: return Fact(groups.count)
        case .drawnEigen: return Fact(Set(charts.first?.marks.compactMap { $0.style.series } ?? []).count)
        case .flatEigen: return Fact(reference.flat)
        default: return nil
        }
    }
}
