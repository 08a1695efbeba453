// The standard normal distribution for a register of numbers, to the last places of small values, too.
#include "landscape_exponential.h"

#pragma STDC FP_CONTRACT OFF

// Φ(z), and e^(−z²/2), which is its density without the factor 1/√(2π). Beyond ±40 as at ±40.
PART void normal_distribution(const lanes *z, lanes *share, lanes *bell) {
    lanes size = *z < 0 ? -*z : *z;
    size = size >= 40.0 ? (lanes)40.0 : size; // not-a-number goes through
    // The square in two parts, of which the first is exact.
    const lanes shifted = size * 0x1.0000002p27;
    const lanes high = shifted - (shifted - size);
    const lanes rest = 0.5 * (size - high) * (size + high);
    lanes e = -0.5 * high * high;
    falling_exponential(&e);
    e *= (1.0 - rest) + 0.5 * rest * rest;
    lanes tail = size;
    normal_tail_exact(&tail);
    tail *= e;
    *share = *z > 0 ? 1.0 - tail : tail;
    *bell = e;
}
