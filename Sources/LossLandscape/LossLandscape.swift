// LossLandscape
