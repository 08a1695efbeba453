// What a register of samples loses, in the precision of its includer; see landscape_mathematics.h.

// The loss of one output of each sample. Of binary cross-entropy z is the pre-activation.
PART void NAMED(add_term)(int loss, const reals *z, const reals *target, reals *sum) {
    reals e = *z - *target;
    if (loss == descent_binary_cross_entropy) {
        // −ln σ(z) = ln(1 + e⁻ᶻ) and −ln(1 − σ(z)) = ln(1 + eᶻ), which share their logarithm.
        e = *z > (REAL)0 ? -*z : *z;
        NAMED(hold)(&e, -HIGHEST, (REAL)0);
        NAMED(exponential)(&e);
        NAMED(logarithm_of_one_more)(&e);
        const reals falls = *z > (REAL)0 ? (reals)(REAL)0 : -*z;
        const reals rises = *z > (REAL)0 ? *z : (reals)(REAL)0;
        *sum += *target * (falls + e) + ((REAL)1 - *target) * (rises + e);
        return;
    }
    const reals size = e < (REAL)0 ? -e : e;
    switch (loss) {
    case descent_absolute_error: *sum += size; break;
    case descent_hinge:
        e = (REAL)1 - *target * *z;
        *sum += e <= (REAL)0 ? (reals)(REAL)0 : e; // not-a-number goes through
        break;
    case descent_huber:
        *sum += size <= (REAL)1 ? (REAL)0.5 * e * e : size - (REAL)0.5;
        break;
    default: *sum += e * e;
    }
}

// Σ t·(ln Σ eᶻ − z). The largest z is taken off first, and its own eᶻ, then 1, is left to ln(1 + …), so
// that a prediction that is nearly sure keeps its digits. z and targets are `stride` apart.
PART void NAMED(cross_entropy)(long outputs, const REAL *z, long stride, const REAL *targets,
                               reals *sum) {
    reals most = REALS(z);
    for (long k = 1; k < outputs; k++) most = REALS(z + k * stride) > most ? REALS(z + k * stride) : most;
    // Those equal to the largest, less the one that is left out, apart from the small ones, whose digits
    // they would swallow.
    reals equal = (REAL)-1, smaller = (REAL)0;
    for (long k = 0; k < outputs; k++) {
        const reals rest = REALS(z + k * stride) - most;
        reals e = rest;
        NAMED(hold)(&e, -HIGHEST, (REAL)0);
        NAMED(exponential)(&e);
        smaller += rest < (REAL)0 ? e : (reals)(REAL)0;
        equal += rest < (REAL)0 ? (reals)(REAL)0 : (reals)(REAL)1;
    }
    reals others = smaller + equal;
    NAMED(logarithm_of_one_more)(&others);
    for (long k = 0; k < outputs; k++)
        *sum += REALS(targets + k * stride) * (others - (REALS(z + k * stride) - most));
}

// Turns a column of pre-activations into a softmax.
PART void NAMED(softmax)(long outputs, REAL *z, long stride) {
    reals most = REALS(z);
    for (long k = 1; k < outputs; k++) most = REALS(z + k * stride) > most ? REALS(z + k * stride) : most;
    reals sum = (REAL)0;
    for (long k = 0; k < outputs; k++) {
        const reals rest = REALS(z + k * stride) - most;
        reals e = rest;
        NAMED(hold)(&e, -HIGHEST, (REAL)0);
        NAMED(exponential)(&e);
        REALS(z + k * stride) = e;
        sum += e;
    }
    for (long k = 0; k < outputs; k++) REALS(z + k * stride) = REALS(z + k * stride) / sum;
}

// The loss of a register of samples, from the values of the last layer, or from its pre-activations for
// the two cross-entropies.
PART void NAMED(loss)(int loss, long outputs, const REAL *z, long stride, const REAL *targets,
                      reals *sum) {
    if (loss == descent_cross_entropy) return NAMED(cross_entropy)(outputs, z, stride, targets, sum);
    for (long k = 0; k < outputs; k++)
        NAMED(add_term)(loss, &REALS(z + k * stride), &REALS(targets + k * stride), sum);
}
