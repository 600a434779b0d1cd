/* Sort, filter, search: added on top of pages that are complete without. */
"use strict";
