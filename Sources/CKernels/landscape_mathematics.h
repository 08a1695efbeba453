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

// The bits of 2^(j/16), less j where a whole number of sixteenths, shifted to the exponent, brings it.
static const WHOLE NAMED(roots)[16] __attribute__((aligned(64))) = {
#if SINGLE
    0x3f800000, 0x3f7daac3, 0x3f7b95c2, 0x3f79c3d3, 0x3f7837f0, 0x3f76f532, 0x3f75fed7, 0x3f75583f,
    0x3f7504f3, 0x3f7508a4, 0x3f75672a, 0x3f76248c, 0x3f7744fd, 0x3f78ccdf, 0x3f7ac0c7, 0x3f7d257d,
#else
    0x3ff0000000000000, 0x3fefb5586cf9890f, 0x3fef72b83c7d517b, 0x3fef387a6e756238,
    0x3fef06fe0a31b715, 0x3feedea64c123422, 0x3feebfdad5362a27, 0x3feeab07dd485429,
    0x3feea09e667f3bcd, 0x3feea11473eb0187, 0x3feeace5422aa0db, 0x3feec49182a3f090,
    0x3feee89f995ad3ad, 0x3fef199bdd85529c, 0x3fef5818dcfba487, 0x3fefa4afa2a490da,
#endif
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

#define EACH for (int v = 0; v < registers; v++)

// e^(times·y) for |times·y| ≤ 700 (single: 80), of some registers step by step, so that none waits for
// itself. With k the nearest whole number to 16·times·y/ln 2 and r what is left, it is 2^(k/16), a root
// from the table with an exponent, times 2^(r/16), a Taylor series in r of degree 6 (single: 3).
PART void NAMED(exponentials)(const int registers, const REAL times, reals *y) {
    const REAL c1 = (REAL)0x1.62e42fefa39efp-5, c2 = c1 * c1 / 2, c3 = c2 * c1 / 3;
    const reals rounder = (REAL)(SINGLE ? 0x1.8p23 : 0x1.8p52);
    reals r[4], square[4], p[4], q[4];
    wholes k[4];
    EACH y[v] *= times * (REAL)0x1.71547652b82fep+4;
    EACH p[v] = y[v] + rounder;
    EACH __builtin_memcpy(&k[v], &p[v], sizeof k[v]); // whose lowest bits are k
    EACH r[v] = y[v] - (p[v] - rounder);
    EACH square[v] = r[v] * r[v];
    EACH p[v] = c2 + c3 * r[v];
#if !SINGLE
    const REAL c4 = c3 * c1 / 4, c5 = c4 * c1 / 5, c6 = c5 * c1 / 6;
    EACH q[v] = (c4 + c5 * r[v]) + c6 * square[v];
    EACH p[v] += q[v] * square[v];
#endif
    EACH q[v] = (REAL)1 + c1 * r[v];
    EACH p[v] = q[v] + p[v] * square[v];
    EACH {
        wholes power;
        NAMED(root)(&k[v], &power);
        power += k[v] << (SINGLE ? 19 : 48);
        reals scale;
        __builtin_memcpy(&scale, &power, sizeof scale);
        y[v] = scale * p[v];
    }
}

PART void NAMED(exponential)(reals *in_out) { NAMED(exponentials)(1, 1, in_out); }

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

// tanh z = 1 − 2/(e^2z + 1), to the last places of 1; `registers` is even: two share a division. `within`
// says that |z| is at most 170 (single: 20), so that nothing overflows.
PART void NAMED(tanhs)(const int registers, const int within, reals *z) {
    const REAL most = (REAL)(SINGLE ? 10 : 20);
    if (!within) EACH NAMED(hold)(&z[v], -most, most);
    NAMED(exponentials)(registers, 2, z);
    EACH z[v] += (REAL)1;
    for (int v = 0; v < registers; v += 2) {
        const reals share = (REAL)2 / (z[v] * z[v + 1]), first = share * z[v + 1], second = share * z[v];
        z[v] = (REAL)1 - first;
        z[v + 1] = (REAL)1 - second;
    }
}

PART void NAMED(softplus)(reals *z) {
    const reals positive = *z > (REAL)0 ? *z : (reals)(REAL)0;
    reals e = *z > (REAL)0 ? -*z : *z;
    NAMED(hold)(&e, -HIGHEST, (REAL)0);
    NAMED(exponential)(&e);
    NAMED(logarithm_of_one_more)(&e);
    *z = positive + e;
}

// Of |z|: how much of the standard normal distribution lies beyond it, over e^(−z²/2), which is
// ½·e^(x²)·erfc x at x = |z|/√2. With t = (x − 3.75)/(x + 3.75) it is a polynomial in t over 1 + 2x, here of
// degree 24 (single: 12), to the last place: Shepherd and Laframboise, Mathematics of Computation 36 (1981).
PART void NAMED(normal_tail)(reals *in_out) {
    static const double p[] = {
        0.6187563154189137, -0.07012029929277348, 0.0017927077427322146, 0.0411383692450726,
        -0.05440196507087443, 0.04615216058018874, -0.029346699294818385, 0.014181138709478203,
        -0.004873289779014638, 0.0008778129264476477, 0.0001468568327956724, -0.00014507704027042086,
        2.5824549446341203e-05, 1.1192119577541115e-05, -5.722073118850262e-06, -4.867799483683875e-07,
        8.75818824424531e-07, -2.8609115301612043e-08, -1.2933425358077942e-07, 1.1631754354429562e-08,
        1.9337667121111177e-08, -1.872105040481009e-09, -2.5869951070056548e-09, 1.5557166904899627e-10,
        2.1257357223981948e-10};
    const reals x = *in_out * (REAL)0.7071067811865476;
    const reals t = (x - (REAL)3.75) / (x + (REAL)3.75);
    reals sum = (REAL)p[SINGLE ? 12 : 24];
    for (int n = SINGLE ? 11 : 23; n >= 0; n--) sum = sum * t + (REAL)p[n];
    *in_out = sum / (x + x + (REAL)1);
}

// z·Φ(z), to the last places of the largest value.
PART void NAMED(gelu)(reals *z) {
    reals tail = *z < (REAL)0 ? -*z : *z;
    reals e = tail * tail * (REAL)-0.5;
    NAMED(normal_tail)(&tail);
    NAMED(hold)(&e, -HIGHEST, (REAL)0);
    NAMED(exponential)(&e);
    tail *= e;
    *z *= *z > (REAL)0 ? (REAL)1 - tail : tail;
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
    case descent_gelu: NAMED(gelu)(z); break;
    case descent_silu:
        e = -*z;
        NAMED(hold)(&e, -HIGHEST, HIGHEST);
        NAMED(exponential)(&e);
        *z = *z / (e + (REAL)1);
        break;
    }
}

// Activates `registers` registers of numbers.
PART void NAMED(activate)(int activation, const int registers, reals *z) {
    if (activation == descent_tanh)
        NAMED(tanhs)(registers, 0, z);
    else if (activation == descent_tanh_within)
        NAMED(tanhs)(registers, 1, z);
    else
        EACH NAMED(activate_one)(activation, &z[v]);
}

PART void NAMED(activate_some)(int activation, const int registers, const REAL *z, REAL by,
                               const REAL *along, REAL *a) {
    reals now[4];
    EACH now[v] = REALS(z + v * LANE_COUNT);
    if (along) EACH now[v] += by * REALS(along + v * LANE_COUNT);
    if (registers == 1) {
        now[1] = now[0]; // who shares its division with itself
        NAMED(activate)(activation, 2, now);
    } else
        NAMED(activate)(activation, registers, now);
    EACH REALS(a + v * LANE_COUNT) = now[v];
}

// a = activation(z + by·along) for `count` numbers, a multiple of LANE_COUNT, or activation(z) where along
// is null; a may be z. However many registers go together, the same two share a division.
PART void NAMED(activate_sums)(int activation, long count, const REAL *z, REAL by, const REAL *along,
                               REAL *a) {
    long i = 0;
#define TOGETHER(registers)                                                                         \
    for (; i + registers * LANE_COUNT <= count; i += registers * LANE_COUNT)                        \
        NAMED(activate_some)(activation, registers, z + i, by, along ? along + i : 0, a + i)
#ifdef WIDE_TABLE
    TOGETHER(4);
#endif
    TOGETHER(2);
    TOGETHER(1);
#undef TOGETHER
}

#define ACTIVATION(name) \
    case name: NAMED(activate_sums)(name, count, z, by, along, a); break

PART void NAMED(activate_all)(int activation, long count, const REAL *z, REAL by, const REAL *along,
                              REAL *a) {
    switch (activation) {
        ACTIVATION(descent_relu);
        ACTIVATION(descent_leaky_relu);
        ACTIVATION(descent_tanh);
        ACTIVATION(descent_tanh_within);
        ACTIVATION(descent_sigmoid);
        ACTIVATION(descent_elu);
        ACTIVATION(descent_softplus);
        ACTIVATION(descent_gelu);
        ACTIVATION(descent_silu);
    default:
        if (z != a || along) NAMED(activate_sums)(descent_identity, count, z, by, along, a);
    }
}
