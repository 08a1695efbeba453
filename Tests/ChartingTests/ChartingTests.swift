// ChartingTests
