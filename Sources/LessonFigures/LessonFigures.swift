// LessonFigures
