#include "muster/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int err_set(struct err *err, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	vsnprintf(err->text, sizeof(err->text), fmt, args);
	va_end(args);
	return -1;
}

int err_prefix(struct err *err, const char *fmt, ...)
{
	char prefix[ERR_MAX / 4];
	va_list args;
	size_t len;

	va_start(args, fmt);
	vsnprintf(prefix, sizeof(prefix) - 2, fmt, args);
	va_end(args);
	len = strlen(prefix);
	memcpy(prefix + len, ": ", 2);
	len += 2;
	memmove(err->text + len, err->text, sizeof(err->text) - len);
	memcpy(err->text, prefix, len);
	err->text[sizeof(err->text) - 1] = '\0';
	return -1;
}

void die(const char *fmt, ...)
{
	va_list args;

	fputs("muster: ", stderr);
	va_start(args, fmt);
	vfprintf(stderr, fmt, args);
	va_end(args);
	fputc('\n', stderr);
	exit(EXIT_CANNOT);
}
