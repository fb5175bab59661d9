PRAGMA cell_size_check = ON;
PRAGMA mmap_size = 0;
PRAGMA ignore_check_constraints = ON;
PRAGMA hard_heap_limit = 2147483648;
