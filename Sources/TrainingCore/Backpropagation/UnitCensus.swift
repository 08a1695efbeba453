/// Finds the dead units of a network: those that are above 0 for no sample, of layers whose activation is 0 below.
///
/// A unit that is alive is seen at one of the first samples, most often, and not looked at again: a census costs
/// little beside the pass that it follows.
final class UnitCensus {
    private let layers: [(index: Int, nodes: Int)]
    /// How many units may die.
    let count: Int
    private let isAlive: UnsafeMutablePointer<Bool>
    private var alive = 0

    /// nil if the network has no unit that may die.
    init?(_ network: Network) {
        layers = network.layers.enumerated().filter { $1.canDie }.map { ($0, $1.nodeCount) }
        count = layers.reduce(0) { $0 + $1.nodes }
        guard count > 0 else { return nil }
        isAlive = .allocate(capacity: count)
        isAlive.initialize(repeating: false, count: count)
    }

    deinit { isAlive.deallocate() }

    func begin() {
        isAlive.update(repeating: false, count: count)
        alive = 0
    }

    /// Looks at the samples that a pass has just run forward. Allocates nothing.
    func look(at pass: NetworkPass, samples: Int) {
        guard alive < count else { return }
        var first = 0
        for (index, nodes) in layers {
            let numbers = (pass.layers + index).pointee.preActivations
            for unit in 0..<nodes where !isAlive[first + unit] {
                var sample = 0
                while sample < samples, !(numbers[sample * nodes + unit] > 0) { sample += 1 }
                if sample < samples {
                    isAlive[first + unit] = true
                    alive += 1
                }
            }
            first += nodes
        }
    }

    /// Of all that may die, since ``begin()``.
    var deadShare: Double { Double(count - alive) / Double(count) }
}

extension Layer {
    /// Whether its units can be dead: 0, with the slope 0, for every sample.
    package var canDie: Bool { activation.function.graph == .ramp }
}
