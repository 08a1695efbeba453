// The exponential to the last places of small values, too, for the kernels of double precision whose
// points lie side by side.
#include "landscape_kernels.h"

#include "variants.h"

#pragma STDC FP_CONTRACT OFF

// For its logarithm.
#define REAL double
#define WHOLE long long
#define LANE_COUNT 8
#define SINGLE 0
#define NAMED(name) name##_exact
#include "landscape_mathematics.h"

typedef long long bits __attribute__((ext_vector_type(8), aligned(8), may_alias));

// eʳ − 1 and 2ᵏ, so that eʸ − 1 = 2ᵏ·(eʳ − 1) + (2ᵏ − 1), with y = k·ln 2 + r and |r| ≤ ln 2 / 2: ln 2 in two parts as Cody and
// Waite do it, eʳ − 1 by its Taylor series, whose rest is below 2⁻⁵⁶ of it. |y| ≤ 708.
PART void exponential_parts(lanes *in_out, lanes *out) {
    const lanes y = *in_out;
    const lanes rounder = 0x1.8p52;
    const lanes shifted = y * 0x1.71547652b82fep0 + rounder;
    const lanes k = shifted - rounder;
    const lanes r = (y - k * 0x1.62e42fee00000p-1) - k * 0x1.a39ef35793c76p-33;
    lanes p = 1.0 / 6227020800.0;
    p = p * r + 1.0 / 479001600.0;
    p = p * r + 1.0 / 39916800.0;
    p = p * r + 1.0 / 3628800.0;
    p = p * r + 1.0 / 362880.0;
    p = p * r + 1.0 / 40320.0;
    p = p * r + 1.0 / 5040.0;
    p = p * r + 1.0 / 720.0;
    p = p * r + 1.0 / 120.0;
    p = p * r + 1.0 / 24.0;
    p = p * r + 1.0 / 6.0;
    p = p * r + 0.5;
    p = r + r * r * p;
    bits exponent;
    __builtin_memcpy(&exponent, &shifted, sizeof exponent);
    exponent = (exponent << 52) + 0x3ff0000000000000LL; // the low bits of `shifted` are k
    lanes power;
    __builtin_memcpy(&power, &exponent, sizeof power);
    *in_out = p;
    *out = power;
}

PART void exponential_less_one(lanes *in_out) {
    lanes power;
    exponential_parts(in_out, &power);
    *in_out = power * *in_out + (power - 1.0);
}

// eʸ for y ≤ 0.
PART void falling_exponential(lanes *in_out) {
    lanes p = *in_out;
    p = p <= -708.0 ? (lanes)-708.0 : p; // not-a-number goes through
    lanes power;
    exponential_parts(&p, &power);
    *in_out = power * p + power;
}

// ln(1 + eᶻ), without overflow: the larger of z and 0, and a rest that is at most ln 2.
PART void logarithm_of_sum(lanes *in_out) {
    const lanes z = *in_out;
    lanes e = z < 0 ? z : -z;
    falling_exponential(&e);
    logarithm_of_one_more_exact(&e);
    *in_out = (z <= 0 ? (lanes)0.0 : z) + e;
}
