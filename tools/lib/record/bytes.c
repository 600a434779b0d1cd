#include "muster/bytes.h"

#include "muster/utf8.h"

#define BYTE_ORDER_MARK 0xfeff

struct scan {
	struct view path;
	struct view bytes;
	size_t front_end;
	struct findings *findings;
	bool told[RULE_COUNT];	/* each rule once in a file: no floods */
	bool readable;
};

static void tell(struct scan *scan, enum rule rule, size_t offset,
		 const char *what, const char *hint)
{
	if (scan->told[rule])
		return;
	scan->told[rule] = true;
	finding_add(scan->findings, rule, scan->path,
		    utf8_span(scan->bytes, offset), "%s (byte %zu)", what,
		    offset + 1);
	finding_hint(scan->findings, "%s", hint);
}

/* What the character does to its reader, who most likely can't see it. */
static const char *effect_of(int32_t code)
{
	switch (utf8_class(code)) {
	case UTF8_CONTROL:
		return "a control character";
	case UTF8_SEPARATOR:
		return "a hidden line end";
	case UTF8_BIDI:
		return "a character that turns text around";
	default:
		return "an invisible character";
	}
}

static void tell_code(struct scan *scan, enum rule rule, size_t offset,
		      int32_t code, enum severity severity)
{
	struct finding *finding;

	if (scan->told[rule])
		return;
	scan->told[rule] = true;
	finding = finding_add(scan->findings, rule, scan->path,
			      utf8_span(scan->bytes, offset),
			      "%s, U+%04X", effect_of(code), (unsigned)code);
	finding->severity = severity;
	finding_hint(scan->findings, "delete it, or if the editor does not "
		     "show it, type the line anew");
}

/* Joiners and selectors belong to emoji; elsewhere they hide. */
static bool is_emoji_part(int32_t code, int32_t before)
{
	return (code == 0x200d || code == 0xfe0f || code == 0xfe0e) &&
	       before >= 0x80;
}

static void look_at(struct scan *scan, size_t at, int32_t code,
		    int32_t before)
{
	bool front = at < scan->front_end;

	switch (utf8_class(code)) {
	case UTF8_ORDINARY:
		return;
	case UTF8_CONTROL:
		tell_code(scan, RULE_TEXT_CONTROL, at, code, SEVERITY_ERROR);
		scan->readable &= !front;
		return;
	case UTF8_SEPARATOR:
		if (!front)
			return;
		tell_code(scan, RULE_TEXT_SEPARATOR, at, code,
			  SEVERITY_ERROR);
		scan->readable = false;
		return;
	case UTF8_BIDI:
		if (front || code >= 0x202a)
			tell_code(scan, RULE_TEXT_BIDI, at, code,
				  front ? SEVERITY_ERROR : SEVERITY_WARNING);
		return;
	case UTF8_INVISIBLE:
		if (front && code == BYTE_ORDER_MARK)
			scan->readable = false;
		if (front && !is_emoji_part(code, before))
			tell_code(scan, RULE_TEXT_BIDI, at, code,
				  SEVERITY_ERROR);
		else if (code >= 0xe0000)
			tell_code(scan, RULE_TEXT_BIDI, at, code,
				  SEVERITY_WARNING);
		return;
	}
}

size_t bytes_mark_size(struct view bytes)
{
	size_t pos = 0;

	return bytes.len && utf8_next(bytes, &pos) == BYTE_ORDER_MARK ? pos
								      : 0;
}

static void tell_mark(struct scan *scan)
{
	finding_add(scan->findings, RULE_TEXT_BOM, scan->path,
		    (struct span){ 1, 1 },
		    "a byte order mark stands before the first line");
	finding_hint(scan->findings,
		     "save the file as UTF-8 without a byte order mark");
}

static void look_at_all(struct scan *scan)
{
	struct view v = scan->bytes;
	int32_t before = 0;
	size_t pos = bytes_mark_size(v);

	if (pos)
		tell_mark(scan);
	while (pos < v.len) {
		size_t at = pos;
		int32_t code = utf8_next(v, &pos);

		if (code < 0) {
			tell(scan, RULE_TEXT_ENCODING, at,
			     "this is not UTF-8 text",
			     "save the file as UTF-8");
			scan->readable &= at >= scan->front_end;
		} else if (code == '\r') {
			if (pos < v.len && v.ptr[pos] == '\n')
				continue;
			tell(scan, RULE_TEXT_LINE_ENDING, at,
			     "a carriage return that ends no line",
			     "save the file with LF line ends");
			scan->readable &= at >= scan->front_end;
		} else {
			look_at(scan, at, code, before);
		}
		before = code;
	}
}

static bool is_conflict(struct view line)
{
	return line.len && (*line.ptr == '<' || *line.ptr == '>' ||
			    *line.ptr == '|') &&
	       (view_starts(line, "<<<<<<< ") ||
		view_starts(line, ">>>>>>> ") ||
		view_starts(line, "||||||| "));
}

static void look_for_conflict(struct scan *scan)
{
	struct view rest = scan->bytes, line;

	while (view_line(&rest, &line)) {
		size_t at = (size_t)(line.ptr - scan->bytes.ptr);

		if (!is_conflict(line))
			continue;
		finding_add(scan->findings, RULE_TEXT_CONFLICT, scan->path,
			    utf8_span(scan->bytes, at),
			    "a conflict marker: a merge was not resolved");
		finding_hint(scan->findings, "keep one of the two versions, "
			     "delete the marker lines, then git add the "
			     "file");
		scan->readable &= at >= scan->front_end;
		return;
	}
}

bool bytes_check(struct view path, struct view bytes, size_t front_end,
		 struct findings *findings)
{
	struct scan scan = { .path = path, .bytes = bytes,
			     .front_end = front_end, .findings = findings,
			     .readable = true };

	if (!utf8_is_plain(bytes))
		look_at_all(&scan);
	look_for_conflict(&scan);
	return scan.readable;
}
