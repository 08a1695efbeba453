// Makes room for the next precision or generation of processors.
#undef REAL
#undef WHOLE
#undef LANE_COUNT
#undef SINGLE
#undef TILE_REGISTERS
#undef NAMED
#undef REALS
#undef reals
#undef wholes
#undef HIGHEST
#undef STRIP
#undef EACH
#undef ACTIVATION
