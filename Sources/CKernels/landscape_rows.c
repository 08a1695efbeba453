#include "landscape_kernels.h"

#include "landscape_parts.h"

#pragma STDC FP_CONTRACT OFF

// `blocks` registers of points at a time, so that their sums do not wait for each other.
PART void squares(long blocks, const double *restrict t, long terms, const double *restrict alpha,
                  const double *restrict slope, const double *restrict lo, const double *restrict hi,
                  lanes *restrict sums) {
    for (long m = 0; m < terms; m++)
        for (long b = 0; b < blocks; b++) {
            lanes e = alpha[m] + LANES(t + 8 * b) * slope[m];
            if (hi) e = e < hi[m] ? e : (lanes)hi[m];
            e = e > lo[m] ? e : (lanes)lo[m];
            sums[b] += e * e;
        }
}

PART double one_square(double e, double lo, const double *hi, long m) {
    if (hi) e = e < hi[m] ? e : hi[m];
    e = e > lo ? e : lo;
    return e * e;
}

PART void row(long points, const double *restrict t, long terms, const double *restrict alpha,
              const double *restrict slope, const double *restrict lo, const double *restrict hi,
              double *restrict out) {
    long i = 0;
    for (; i + 32 <= points; i += 32) {
        lanes sums[4];
        for (int b = 0; b < 4; b++) sums[b] = LANES(out + i + 8 * b);
        squares(4, t + i, terms, alpha, slope, lo, hi, sums);
        for (int b = 0; b < 4; b++) LANES(out + i + 8 * b) = sums[b];
    }
    for (; i + 8 <= points; i += 8) {
        lanes sums[1] = {LANES(out + i)};
        squares(1, t + i, terms, alpha, slope, lo, hi, sums);
        LANES(out + i) = sums[0];
    }
    for (; i < points; i++)
        for (long m = 0; m < terms; m++) out[i] += one_square(alpha[m] + t[i] * slope[m], lo[m], hi, m);
}

VARIANTS
void descent_clamped_squares(long points, const double *t, long terms, const double *alpha,
                             const double *slope, const double *lo, const double *hi, double *sums) {
    if (hi)
        row(points, t, terms, alpha, slope, lo, hi, sums);
    else
        row(points, t, terms, alpha, slope, lo, 0, sums);
}

// A term held from below only changes once, at `place`: from lo² to its parabola if it rises, the other
// way round if it falls. What it is at first is summed aside; odd and even terms add to differences of
// their own, so that they do not wait for each other.
PART void one_sided(long points, double t0, double per_step, long terms, const double *restrict alpha,
                    const double *restrict slope, const double *restrict lo, double *restrict places,
                    double *restrict differences) {
    for (long m = 0; m < terms; m++)
        places[m] = first_point((lo[m] - alpha[m]) / slope[m], t0, per_step, (double)points);
    four first[2] = {0, 0};
    for (long m = 0; m < terms; m++) {
        const int odd = m & 1;
        four *d = (four *)differences + (odd ? points + 1 : 0);
        const double square = lo[m] * lo[m];
        const four below = {square, 0, 0, 0};
        const four parabola = {alpha[m] * alpha[m], 2 * alpha[m] * slope[m], slope[m] * slope[m], 0};
        if (slope[m] == 0) {
            const double e = alpha[m] > lo[m] ? alpha[m] : lo[m];
            first[odd].x += e * e;
            continue;
        }
        const int rises = slope[m] > 0;
        first[odd] += rises ? below : parabola;
        d[(long)places[m]] += rises ? parabola - below : below - parabola;
    }
    *(four *)differences += first[0] + first[1];
}

PART void two_sided(long points, double t0, double per_step, long terms, const double *restrict alpha,
                    const double *restrict slope, const double *restrict lo,
                    const double *restrict hi, double *restrict places, double *restrict differences) {
    const double n = (double)points;
    double *enter = places, *leave = places + terms;
    for (long m = 0; m < terms; m++) {
        const double to_lo = (lo[m] - alpha[m]) / slope[m], to_hi = (hi[m] - alpha[m]) / slope[m];
        enter[m] = first_point(slope[m] > 0 ? to_lo : to_hi, t0, per_step, n);
        leave[m] = first_point(slope[m] > 0 ? to_hi : to_lo, t0, per_step, n);
    }
    four *d = (four *)differences;
    for (long m = 0; m < terms; m++) {
        if (slope[m] == 0 || lo[m] >= hi[m]) {
            double e = alpha[m] < hi[m] ? alpha[m] : hi[m];
            e = e > lo[m] ? e : lo[m];
            d[0].x += e * e;
            continue;
        }
        const four parabola = {alpha[m] * alpha[m], 2 * alpha[m] * slope[m], slope[m] * slope[m], 0};
        const long in = (long)enter[m], out = (long)leave[m];
        const double before = slope[m] > 0 ? lo[m] : hi[m], after = slope[m] > 0 ? hi[m] : lo[m];
        if (in > 0) {
            d[0].x += before * before;
            d[in] += parabola - (four){before * before, 0, 0, 0};
        } else
            d[0] += parabola;
        if (out < points) d[out] += (four){after * after, 0, 0, 0} - parabola;
    }
}

// Terms that nothing holds.
PART void unheld(long terms, const double *restrict alpha, const double *restrict slope,
                 double *restrict differences) {
    four sums[2] = {0, 0};
    for (long m = 0; m < terms; m++)
        sums[m & 1] += (four){alpha[m] * alpha[m], 2 * alpha[m] * slope[m], slope[m] * slope[m], 0};
    *(four *)differences += sums[0] + sums[1];
}

VARIANTS
void descent_clamped_differences(long points, double t0, double step, long terms, const double *alpha,
                                 const double *slope, const double *lo, const double *hi, double *places,
                                 double *differences) {
    if (hi)
        two_sided(points, t0, 1 / step, terms, alpha, slope, lo, hi, places, differences);
    else if (!lo)
        unheld(terms, alpha, slope, differences);
    else
        one_sided(points, t0, 1 / step, terms, alpha, slope, lo, places, differences);
}

VARIANTS
void descent_shift(long terms, double s, const double *restrict alpha, const double *restrict shift,
                   double *restrict shifted) {
    for (long m = 0; m < terms; m++) shifted[m] = alpha[m] + s * shift[m];
}

VARIANTS
void descent_sum_differences(long points, const double *restrict t, const double *restrict differences,
                             double constant, double scale, double *restrict out) {
    const four *even = (const four *)differences, *odd = even + points + 1;
    four c = {constant, 0, 0, 0};
    for (long i = 0; i < points; i++) {
        c += even[i] + odd[i];
        const double loss = (c.x + t[i] * (c.y + t[i] * c.z)) * scale;
        out[i] = loss > 0 ? loss : 0;
    }
}
