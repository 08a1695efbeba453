// WebRendererTests
