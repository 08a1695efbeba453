// LossLandscapeTests
