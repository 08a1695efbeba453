// TrainingCoreTests
