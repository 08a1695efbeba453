#include "kernels.h"
int descent_kernels_version(void) { return 1; }
