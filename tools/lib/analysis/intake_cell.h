/*
 * Cells: what one row's cells put into one record.
 */
#ifndef INTAKE_CELL_H
#define INTAKE_CELL_H

#include "muster/intake.h"
#include "muster/starter.h"

struct intake_filling {
	struct intake *intake;
	struct intake_row *row;
	struct starter starter;
	const struct map *keys;		/* their ids to struct intake_row */
	enum freedate_order *dates;	/* of each column */
	struct str text;		/* what begins the body */
	struct str rest;		/* what no field took */
	struct views set;		/* fields that a column has set */
};

/* A cell without characters that a record may not hold. */
struct view intake_clean(struct arena *arena, struct view cell, bool *changed);

/* Put every cell of the row where it belongs. */
void intake_fill(struct intake_filling *filling);

#endif
