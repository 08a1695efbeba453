// WebRenderer
