// TrainingCore
