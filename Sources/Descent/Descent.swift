@_exported import CairoRenderer
@_exported import Charting
@_exported import Drawing
@_exported import LessonFigures
@_exported import LossLandscape
@_exported import ReportBuilder
@_exported import TrainingCore
@_exported import WebRenderer
