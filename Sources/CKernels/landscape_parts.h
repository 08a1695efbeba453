// What the kernels of rows share.
#include "variants.h"

// The first point at or beyond which t0 + i·step passes `place`, from 0 to points.
PART double first_point(double place, double t0, double per_step, double points) {
    double i = (place - t0) * per_step;
    i = i > 0 ? i : 0; // also where it is not a number
    i = i < points ? i : points;
    const double down = (double)(int)i;
    return down < i ? down + 1 : down;
}

typedef double four __attribute__((ext_vector_type(4), aligned(8), may_alias));
