#include "kernels.h"
#include "variants.h"

#pragma STDC FP_CONTRACT OFF

// Eight sums side by side, then one after the other: sum l is over the numbers l, l + 8, l + 16, …
PART double added_up(const lanes *sums) {
    double sum = 0;
    for (int l = 0; l < 8; l++) sum += (*sums)[l];
    return sum;
}

VARIANTS
double descent_sum_of_squares(long count, const double *x) {
    lanes sums = 0.0;
    long i = 0;
    for (; i + 8 <= count; i += 8) {
        const lanes v = LANES(x + i);
        sums += v * v;
    }
    for (long l = 0; i + l < count; l++) sums[l] += x[i + l] * x[i + l];
    return added_up(&sums);
}

VARIANTS
int descent_all_finite(long count, const double *x) {
    // One number that is not finite makes its product with 0 not a number, and so the sum.
    lanes sums = 0.0;
    long i = 0;
    for (; i + 8 <= count; i += 8) sums += LANES(x + i) * 0.0;
    for (long l = 0; i + l < count; l++) sums[l] += x[i + l] * 0.0;
    return added_up(&sums) == 0;
}
