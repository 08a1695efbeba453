int descent_kernels_version(void);
