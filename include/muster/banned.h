/*
 * Calls that no muster source may make: each has cost somebody a security
 * hole, and the house has a safer word for it. The build includes this
 * header before every file, so that a slip is a compile error.
 */
#ifndef MUSTER_BANNED_H
#define MUSTER_BANNED_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define MUSTER_BANNED(call) call##_is_banned_in_muster

#undef strcpy
#define strcpy(d, s) MUSTER_BANNED(strcpy)
#undef strcat
#define strcat(d, s) MUSTER_BANNED(strcat)
#undef strncpy
#define strncpy(d, s, n) MUSTER_BANNED(strncpy)
#undef strncat
#define strncat(d, s, n) MUSTER_BANNED(strncat)
#undef strtok
#define strtok(s, d) MUSTER_BANNED(strtok)
#undef sprintf
#define sprintf(...) MUSTER_BANNED(sprintf)
#undef vsprintf
#define vsprintf(...) MUSTER_BANNED(vsprintf)
#undef atoi
#define atoi(s) MUSTER_BANNED(atoi)
#undef gmtime
#define gmtime(t) MUSTER_BANNED(gmtime)
#undef localtime
#define localtime(t) MUSTER_BANNED(localtime)
#undef ctime
#define ctime(t) MUSTER_BANNED(ctime)
#undef system
#define system(c) MUSTER_BANNED(system)
#undef popen
#define popen(c, m) MUSTER_BANNED(popen)
#undef alloca
#define alloca(n) MUSTER_BANNED(alloca)

#endif
