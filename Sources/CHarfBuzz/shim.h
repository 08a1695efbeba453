#pragma once
#if __has_include(<harfbuzz/hb.h>)
#include <harfbuzz/hb.h>
#include <harfbuzz/hb-ot.h>
#else
#include <hb.h>
#include <hb-ot.h>
#endif

/// Draws the outline of a glyph. HarfBuzz renamed the function in its version 7.
static inline void descent_draw_glyph(
    hb_font_t *font, hb_codepoint_t glyph, hb_draw_funcs_t *pen, void *closure) {
#if HB_VERSION_ATLEAST(7, 0, 0)
    hb_font_draw_glyph(font, glyph, pen, closure);
#else
    hb_font_get_glyph_shape(font, glyph, pen, closure);
#endif
}
