#include "landscape_exponential.h"

#include "landscape_plane.h"

#pragma STDC FP_CONTRACT OFF

// The pre-activation or value of an output at eight points, of which the last of a row may be fewer.
PART void take(long count, const double *from, lanes *to) {
    if (count >= 8)
        *to = LANES(from);
    else
        for (long i = 0; i < count; i++) (*to)[i] = from[i];
}

// `weight`·ln(1 + e⁻ᶻ) + `rest`·ln(1 + eᶻ), whose logarithms are one.
PART void add_logistic(const lanes *z, const lanes *weight, const lanes *rest, lanes *sum) {
    const lanes falls = *z > 0 ? (lanes)0.0 : -*z, rises = *z > 0 ? *z : (lanes)0.0;
    lanes e = -(falls + rises);
    falling_exponential(&e);
    logarithm_of_one_more_exact(&e);
    *sum += *weight * (falls + e) + *rest * (rises + e);
}

PART void add_elementwise(int loss, const lanes *value, const lanes *target, lanes *sum) {
    const lanes e = *value - *target, size = e < 0 ? -e : e, margin = 1.0 - *target * *value;
    switch (loss) {
    case descent_absolute_error: *sum += size; break;
    case descent_hinge: *sum += margin <= 0 ? (lanes)0.0 : margin; break;
    case descent_huber: *sum += size <= 1 ? 0.5 * e * e : size - 0.5; break;
    default: *sum += e * e;
    }
}

PART void largest(long points, long outputs, long count, const double *z, lanes *most) {
    take(count, z, most);
    for (long k = 1; k < outputs; k++) {
        lanes other = 0.0;
        take(count, z + k * points, &other);
        *most = other > *most ? other : *most;
    }
}

// Σ t·(ln Σ eᶻ − z). The largest z is taken off first, and its own eᶻ, then 1, is left to ln(1 + …), so
// that a prediction that is nearly sure keeps its digits.
PART void add_cross_entropy(long points, long outputs, long count, const double *z,
                            const double *targets, long stride, lanes *sum) {
    lanes most = 0.0, equal = -1.0, smaller = 0.0;
    largest(points, outputs, count, z, &most);
    for (long k = 0; k < outputs; k++) {
        lanes rest = 0.0;
        take(count, z + k * points, &rest);
        rest -= most;
        lanes e = rest;
        falling_exponential(&e);
        smaller += rest < 0 ? e : (lanes)0.0;
        equal += rest < 0 ? (lanes)0.0 : (lanes)1.0;
    }
    lanes logarithm = smaller + equal;
    logarithm_of_one_more_exact(&logarithm);
    for (long k = 0; k < outputs; k++) {
        lanes rest = 0.0;
        take(count, z + k * points, &rest);
        *sum += targets[k * stride] * (logarithm - (rest - most));
    }
}

VARIANTS
void descent_lane_losses(int loss, long points, long outputs, const double *z, const double *targets,
                         const double *rest, long stride, double *sums) {
    for (long i = 0; i < points; i += 8) {
        const long count = points - i < 8 ? points - i : 8;
        lanes sum = 0.0;
        if (loss == descent_cross_entropy)
            add_cross_entropy(points, outputs, count, z + i, targets, stride, &sum);
        else
            for (long k = 0; k < outputs; k++) {
                lanes value = 0.0;
                take(count, z + k * points + i, &value);
                const lanes target = targets[k * stride];
                const lanes other = rest ? (lanes)rest[k * stride] : 1.0 - target;
                if (loss == descent_binary_cross_entropy)
                    add_logistic(&value, &target, &other, &sum);
                else
                    add_elementwise(loss, &value, &target, &sum);
            }
        for (long j = 0; j < count; j++) sums[i + j] += sum[j];
    }
}

VARIANTS
void descent_lane_softmax(long points, long outputs, double *z) {
    for (long i = 0; i < points; i += 8) {
        const long count = points - i < 8 ? points - i : 8;
        lanes most = 0.0, sum = 0.0;
        largest(points, outputs, count, z + i, &most);
        for (long k = 0; k < outputs; k++) {
            lanes e = 0.0;
            take(count, z + k * points + i, &e);
            e -= most;
            falling_exponential(&e);
            sum += e;
            for (long j = 0; j < count; j++) z[k * points + i + j] = e[j];
        }
        for (long k = 0; k < outputs; k++)
            for (long j = 0; j < count; j++) z[k * points + i + j] /= sum[j];
    }
}

// Without the moved output a softmax has M = ln Σ eᶻ, and with it, as z − M = D,
// Σ t·(ln Σ eᶻ − z) = t·ln(1 + e⁻ᴰ) + T·ln(1 + eᴰ) + Σ tₖ·(M − zₖ), where T are the other targets' sum.
VARIANTS
void descent_other_outputs(long outputs, long node, long samples, const double *z, const double *targets,
                           long stride, double *shift, double *rest, double *constant) {
    for (long s = 0; s < samples; s += 8) {
        const long count = samples - s < 8 ? samples - s : 8;
        lanes most = -1e300, equal = -1.0, smaller = 0.0, total = 0.0, cost = 0.0;
        for (long k = 0; k < outputs; k++) {
            if (k == node) continue;
            lanes other = 0.0;
            take(count, z + k * stride + s, &other);
            most = other > most ? other : most;
        }
        for (long k = 0; k < outputs; k++) {
            if (k == node) continue;
            lanes e = 0.0, target = 0.0;
            take(count, z + k * stride + s, &e);
            take(count, targets + k * stride + s, &target);
            e -= most;
            cost -= target * e;
            total += target;
            equal += e < 0 ? (lanes)0.0 : (lanes)1.0;
            const lanes is_smaller = e < 0 ? (lanes)1.0 : (lanes)0.0;
            falling_exponential(&e);
            smaller += is_smaller * e;
        }
        lanes logarithm = smaller + equal;
        logarithm_of_one_more_exact(&logarithm);
        cost += total * logarithm;
        for (long j = 0; j < count; j++) {
            shift[s + j] = most[j] + logarithm[j];
            rest[s + j] = total[j];
            *constant += cost[j];
        }
    }
}

VARIANTS
double descent_sample_losses(int loss, long samples, const double *z, const double *targets) {
    lanes sum = 0.0;
    for (long s = 0; s < samples; s += 8) {
        const long count = samples - s < 8 ? samples - s : 8;
        lanes value = 0.0, target = 0.0, one = 0.0;
        take(count, z + s, &value);
        take(count, targets + s, &target);
        const lanes other = 1.0 - target;
        if (loss == descent_binary_cross_entropy)
            add_logistic(&value, &target, &other, &one);
        else
            add_elementwise(loss, &value, &target, &one);
        for (long j = count; j < 8; j++) one[j] = 0;
        sum += one;
    }
    double all = 0;
    for (int j = 0; j < 8; j++) all += sum[j];
    return all;
}
