// LessonFiguresTests
