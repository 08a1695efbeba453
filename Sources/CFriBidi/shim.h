#pragma once
#if __has_include(<fribidi/fribidi.h>)
#include <fribidi/fribidi.h>
#else
#include <fribidi.h>
#endif

/// The embedding level of each character of a line that runs from left to right as a whole
/// (Unicode Standard Annex 9). `types` and `brackets` are scratch of `count` elements each.
/// Returns 0 when it ran out of memory.
static inline int descent_embedding_levels(
    const uint32_t *text, int count, uint32_t *types, uint32_t *brackets, int8_t *levels) {
    FriBidiParType direction = FRIBIDI_PAR_LTR;
    fribidi_get_bidi_types(text, count, types);
    fribidi_get_bracket_types(text, count, types, brackets);
    return fribidi_get_par_embedding_levels_ex(types, brackets, count, &direction, levels);
}
