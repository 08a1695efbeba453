import Foundation
import Testing
import TrainingCore

@testable import ReportBuilder

@Suite("The page about experiments")
struct ExperimentPageTests {
    private let page: String

    init() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        page = try String(contentsOf: root.appendingPathComponent("docs/experiments.md"), encoding: .utf8)
    }

    @Test("Its examples can be read, every one")
    func examples() {
        let blocks = page.components(separatedBy: "```yaml\n").dropFirst().map { block in
            block.components(separatedBy: "```")[0]
        }
        #expect(blocks.count == 3)
        for block in blocks {
            let read = readExperiment(block)
            #expect(read.experiment != nil, "\(read.text)")
        }
    }

    @Test("It names every key and every choice there is")
    func complete() {
        var words = ExperimentReader.keys.filter { $0 != "id" } + ExperimentReader.networkKeys
        words += ExperimentReader.layerKeys + ExperimentReader.dataKeys + ExperimentReader.trainingKeys
        words += Activation.allCases.map(\.rawValue) + Loss.allCases.map(\.rawValue)
        words += Initialization.names + DataGenerator.names + Optimizer.names
        words += Optimizer.names.flatMap(ExperimentReader.optimizerSettings)
        words += ["loss-every", "weights-every", "traces", "l1", "l2", "warm-up", "share", "one-hot"]
        for word in words {
            let isNamed = ["`\(word)`", "\(word):", "`\(word) "].contains { page.contains($0) }
            #expect(isNamed, "\(word) is missing")
        }
    }
}
