#include "landscape_kernels.h"

#include "landscape_parts.h"

#pragma STDC FP_CONTRACT OFF

// A place in a row from which on its parabola is another.
typedef struct {
    long point;
    four change;
} event;

// Keeps events in the order of their points; equal ones stay in the order of the terms.
PART long insert(event *events, long count, long point, long points, const four *change) {
    if (point >= points) return count;
    long i = count;
    for (; i > 0 && events[i - 1].point > point; i--) events[i] = events[i - 1];
    events[i].point = point;
    events[i].change = *change;
    return count + 1;
}

// The parabola at the start of a row; what changes it later goes into the events.
PART long find_events(long points, double t0, double per_step, long terms, const double *alpha,
                      const double *slope, const double *lo, const double *hi, event *events,
                      four *start) {
    long count = 0;
    four c = *start;
    for (long m = 0; m < terms; m++) {
        const double top = hi ? hi[m] : __builtin_inf();
        if (slope[m] == 0 || lo[m] >= top) {
            double e = alpha[m] < top ? alpha[m] : top;
            e = e > lo[m] ? e : lo[m];
            c.x += e * e;
            continue;
        }
        const int rises = slope[m] > 0;
        const double per_slope = 1 / slope[m];
        const long at_lo =
            (long)first_point((lo[m] - alpha[m]) * per_slope, t0, per_step, (double)points);
        const four parabola = {alpha[m] * alpha[m], 2 * alpha[m] * slope[m], slope[m] * slope[m], 0};
        const four below = {lo[m] * lo[m], 0, 0, 0};
        if (top < __builtin_inf()) {
            const long at_hi = (long)first_point((top - alpha[m]) * per_slope, t0, per_step, (double)points);
            const four above = {top * top, 0, 0, 0};
            c += rises ? below : above;
            const four first = parabola - (rises ? below : above), second = (rises ? above : below) - parabola;
            count = insert(events, count, rises ? at_lo : at_hi, points, &first);
            count = insert(events, count, rises ? at_hi : at_lo, points, &second);
        } else {
            c += rises ? below : parabola;
            const four change = rises ? parabola - below : below - parabola;
            count = insert(events, count, at_lo, points, &change);
        }
    }
    *start = c;
    return count;
}

// One parabola from a point to another. Whole registers may be written beyond the end, up to the end of
// the row: what is there is written later.
PART void piece(long from, long to, long points, const double *restrict t, const four *parabola,
                double scale, double *restrict out) {
    const four c = *parabola * scale;
    long i = from;
    for (; i < to && i + 8 <= points; i += 8) {
        const lanes x = LANES(t + i);
        const lanes y = c.x + x * (c.y + x * c.z);
        LANES(out + i) = y > 0 ? y : (lanes)0.0;
    }
    for (; i < to; i++) {
        const double y = c.x + t[i] * (c.y + t[i] * c.z);
        out[i] = y > 0 ? y : 0;
    }
}

PART void row_of_pieces(long points, const double *t, double per_step, long terms, const double *alpha,
                        const double *slope, const double *lo, const double *hi, double constant,
                        double scale, event *events, double *row) {
    four c = {constant, 0, 0, 0};
    const long count = find_events(points, t[0], per_step, terms, alpha, slope, lo, hi, events, &c);
    long from = 0;
    for (long e = 0; e < count; e++) {
        if (events[e].point > from) piece(from, events[e].point, points, t, &c, scale, row);
        from = events[e].point;
        c += events[e].change;
    }
    piece(from, points, points, t, &c, scale, row);
}

VARIANTS
void descent_clamped_square_rows(long rows, const double *s, long points, const double *t, long terms,
                                 const double *alpha, const double *shift, const double *slope,
                                 const double *lo, const double *hi, double constant, double scale,
                                 double *scratch, double *out) {
    const double per_step = (double)(points - 1) / (t[points - 1] - t[0]);
    event *events = (event *)(scratch + terms);
    for (long j = 0; j < rows; j++) {
        for (long m = 0; m < terms; m++) scratch[m] = alpha[m] + s[j] * shift[m];
        row_of_pieces(points, t, per_step, terms, scratch, slope, lo, hi, constant, scale, events,
                      out + j * points);
    }
}

VARIANTS
void descent_clamped_square_table(long rows, long points, const double *t, long terms, const double *alpha,
                                  const double *slope, const double *lo, const double *hi,
                                  const double *constants, double scale, double *scratch, double *out) {
    const double per_step = (double)(points - 1) / (t[points - 1] - t[0]);
    for (long j = 0; j < rows; j++) {
        double constant = 0;
        for (long m = 0; m < terms; m++) constant += constants[j * terms + m];
        row_of_pieces(points, t, per_step, terms, alpha + j * terms, slope + j * terms, lo + j * terms,
                      hi ? hi + j * terms : 0, constant, scale, (event *)scratch, out + j * points);
    }
}

VARIANTS
void descent_parabola(long points, const double *t, double c0, double c1, double c2, double *out) {
    const four parabola = {c0, c1, c2, 0};
    piece(0, points, points, t, &parabola, 1, out);
}
