import LessonFigures
import TrainingCore

extension HardRun {
    static func divergingNetwork() throws -> Subject {
        try subject(
            inputs: 2, layers: relus, optimizer: .gradientDescent(learningRate: 5), updates: 200, scale: 9,
            weights: 2)
    }
}
