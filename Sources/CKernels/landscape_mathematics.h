// Exponential, logarithm and activations for a register of numbers, in the precision of its includer,
// which defines REAL (double or float), LANE_COUNT, WHOLE (a signed integer as wide as REAL) and SINGLE.
//
// The exponentials are exact to a few units in the last place of the largest value they take part in; the
// same bits on every processor.

#define reals NAMED(reals_of)
#define wholes NAMED(wholes_of)
typedef REAL reals __attribute__((ext_vector_type(LANE_COUNT), aligned(sizeof(REAL)), may_alias));
typedef WHOLE wholes __attribute__((ext_vector_type(LANE_COUNT), aligned(sizeof(WHOLE)), may_alias));

#define REALS(p) (*(reals *)(p))

// 2^(j/16).
static const REAL NAMED(roots)[16] __attribute__((aligned(64))) = {
    0x1.0000000000000p+0, 0x1.0b5586cf9890fp+0, 0x1.172b83c7d517bp+0, 0x1.2387a6e756238p+0,
    0x1.306fe0a31b715p+0, 0x1.3dea64c123422p+0, 0x1.4bfdad5362a27p+0, 0x1.5ab07dd485429p+0,
    0x1.6a09e667f3bcdp+0, 0x1.7a11473eb0187p+0, 0x1.8ace5422aa0dbp+0, 0x1.9c49182a3f090p+0,
    0x1.ae89f995ad3adp+0, 0x1.c199bdd85529cp+0, 0x1.d5818dcfba487p+0, 0x1.ea4afa2a490dap+0,
};

// The root that the lowest four bits of each number choose.
PART void NAMED(root)(const wholes *index, wholes *out) {
    wholes found;
#if defined(WIDE_TABLE) && SINGLE
    __builtin_memcpy(&found, NAMED(roots), sizeof found);
    found = (wholes)__builtin_ia32_permvarsi512((wide_ints)found, (wide_ints)*index);
#elif defined(WIDE_TABLE)
    wholes low, high;
    __builtin_memcpy(&low, NAMED(roots), sizeof low);
    __builtin_memcpy(&high, NAMED(roots) + 8, sizeof high);
    found = (wholes)__builtin_ia32_vpermi2varq512((wide_longs)low, (wide_longs)*index, (wide_longs)high);
#else
    for (int lane = 0; lane < LANE_COUNT; lane++)
        __builtin_memcpy((WHOLE *)&found + lane, &NAMED(roots)[(*index)[lane] & 15], sizeof(WHOLE));
#endif
    *out = found;
}

// eʸ for |y| ≤ 700 (single: 80). With k the nearest whole number to 16·y/ln 2 and r what is left, it is
// 2^(k/16), a root from the table with an exponent, times 2^(r/16), a Taylor series in r of degree 6
// (single: 3).
PART void NAMED(exponential)(reals *in_out) {
    const REAL per_step = (REAL)0x1.71547652b82fep+4, unit = (REAL)0x1.62e42fefa39efp-5;
    const reals rounder = (REAL)(SINGLE ? 0x1.8p23 : 0x1.8p52);
    const reals w = *in_out * per_step;
    const reals shifted = w + rounder;
    const reals r = w - (shifted - rounder);
    const REAL c1 = unit, c2 = c1 * unit / 2, c3 = c2 * unit / 3;
#if SINGLE
    reals p = c3 * r + c2;
#else
    const REAL c4 = c3 * unit / 4, c5 = c4 * unit / 5, c6 = c5 * unit / 6;
    reals p = c6 * r + c5;
    p = p * r + c4;
    p = p * r + c3;
    p = p * r + c2;
#endif
    p = p * r + c1;
    p = p * r + (REAL)1;
    wholes k;
    __builtin_memcpy(&k, &shifted, sizeof k); // the lowest bits of `shifted` are k
    wholes power;
    NAMED(root)(&k, &power);
    power += (k & ~(WHOLE)15) << (SINGLE ? 19 : 48);
    reals scale;
    __builtin_memcpy(&scale, &power, sizeof scale);
    *in_out = scale * p;
}

#define HIGHEST ((REAL)(SINGLE ? 80 : 700))

PART void NAMED(hold)(reals *z, REAL from, REAL to) {
    const reals low = *z > from ? *z : (reals)from;
    *z = low < to ? low : (reals)to;
}

// ln(1 + x) for x ≥ 0: of u = 1 + x rounded, and what the rounding lost, over u. ln u = k·ln 2 + ln m with
// m from √½ to √2, and ln m = 2·artanh s, s = (m − 1)/(m + 1), by its Taylor series.
PART void NAMED(logarithm_of_one_more)(reals *in_out) {
    const reals x = *in_out;
    const reals u = x + (REAL)1;
    const reals lost = x > (REAL)1 ? (REAL)1 - (u - x) : x - (u - (REAL)1);
    const int fraction = SINGLE ? 23 : 52;
    const WHOLE half = (WHOLE)(SINGLE ? 0x3f3504f3 : 0x3fe6a09e667f3bcdLL);
    wholes bits;
    __builtin_memcpy(&bits, &u, sizeof bits);
    const wholes exponent = (bits - half) >> fraction;
    bits -= exponent << fraction;
    reals m;
    __builtin_memcpy(&m, &bits, sizeof m);
    const reals k = __builtin_convertvector(exponent, reals);
    const reals s = (m - (REAL)1) / (m + (REAL)1);
    const reals square = s * s;
    reals series = (REAL)0;
    for (int n = SINGLE ? 4 : 10; n > 0; n--) series = (series + (REAL)1 / (REAL)(2 * n + 1)) * square;
    // ln 2 in two parts, of which the first times k is exact.
    const REAL high = (REAL)(SINGLE ? 0x1.62e4p-1 : 0x1.62e42fee00000p-1);
    const REAL low = (REAL)(SINGLE ? 0x1.7f7d1cf79abcap-20 : 0x1.a39ef35793c76p-33);
    *in_out = k * high + ((s + s) + ((s + s) * series + (k * low + lost / u)));
}

// tanh z = 1 − 2/(e^2z + 1) for two registers, which share a division. Exact to the last places of 1.
PART void NAMED(tanh_pair)(reals *a, reals *b) {
    const REAL most = (REAL)(SINGLE ? 10 : 20);
    reals ea = *a, eb = *b;
    NAMED(hold)(&ea, -most, most);
    NAMED(hold)(&eb, -most, most);
    ea += ea;
    eb += eb;
    NAMED(exponential)(&ea);
    NAMED(exponential)(&eb);
    ea += (REAL)1;
    eb += (REAL)1;
    const reals share = (REAL)2 / (ea * eb);
    *a = (REAL)1 - share * eb;
    *b = (REAL)1 - share * ea;
}

PART void NAMED(softplus)(reals *z) {
    const reals positive = *z > (REAL)0 ? *z : (reals)(REAL)0;
    reals e = *z > (REAL)0 ? -*z : *z;
    NAMED(hold)(&e, -HIGHEST, (REAL)0);
    NAMED(exponential)(&e);
    NAMED(logarithm_of_one_more)(&e);
    *z = positive + e;
}

PART void NAMED(activate_one)(int activation, reals *z) {
    reals e;
    switch (activation) {
    case descent_relu: *z = *z > (REAL)0 ? *z : (reals)(REAL)0; break;
    case descent_leaky_relu: *z = *z > (REAL)0 ? *z : (REAL)0.01 * *z; break;
    case descent_sigmoid:
        e = -*z;
        NAMED(hold)(&e, -HIGHEST, HIGHEST);
        NAMED(exponential)(&e);
        *z = (REAL)1 / (e + (REAL)1);
        break;
    case descent_elu:
        e = *z;
        NAMED(hold)(&e, -HIGHEST, (REAL)0);
        NAMED(exponential)(&e);
        *z = *z > (REAL)0 ? *z : e - (REAL)1;
        break;
    case descent_softplus: NAMED(softplus)(z); break;
    }
}

// All of `count` numbers, a multiple of LANE_COUNT.
PART void NAMED(activate_row)(int activation, long count, REAL *z) {
    long i = 0;
    if (activation == descent_tanh) {
        for (; i + 2 * LANE_COUNT <= count; i += 2 * LANE_COUNT) {
            reals a = REALS(z + i), b = REALS(z + i + LANE_COUNT);
            NAMED(tanh_pair)(&a, &b);
            REALS(z + i) = a;
            REALS(z + i + LANE_COUNT) = b;
        }
        for (; i < count; i += LANE_COUNT) {
            reals a = REALS(z + i), b = a;
            NAMED(tanh_pair)(&a, &b);
            REALS(z + i) = a;
        }
    }
    for (; i < count; i += LANE_COUNT) {
        reals a = REALS(z + i);
        NAMED(activate_one)(activation, &a);
        REALS(z + i) = a;
    }
}

PART void NAMED(activate_rows)(int activation, long count, REAL *z) {
    switch (activation) {
    case descent_relu: NAMED(activate_row)(descent_relu, count, z); break;
    case descent_leaky_relu: NAMED(activate_row)(descent_leaky_relu, count, z); break;
    case descent_tanh: NAMED(activate_row)(descent_tanh, count, z); break;
    case descent_sigmoid: NAMED(activate_row)(descent_sigmoid, count, z); break;
    case descent_elu: NAMED(activate_row)(descent_elu, count, z); break;
    case descent_softplus: NAMED(activate_row)(descent_softplus, count, z); break;
    }
}
