#ifndef COURSE_FILE_SYSTEM_H
#define COURSE_FILE_SYSTEM_H

// The Linux calls that Swift's Glibc module does not show (findings.md, "Packages and the store").

/// Renames `from` to `to` and fails with EEXIST where something stands there. 0, or -1 and errno.
int course_rename_new(const char *from, const char *to);

/// Lets `left` and `right`, which both exist, change places in one step. 0, or -1 and errno.
int course_rename_exchange(const char *left, const char *right);

/// Takes a lock on an open file without waiting; it ends with the process. 0, or -1 and errno.
int course_lock(int descriptor);

#endif
