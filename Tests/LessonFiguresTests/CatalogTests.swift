import Testing

@testable import LessonFigures
