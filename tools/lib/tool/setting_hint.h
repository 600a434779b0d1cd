/*
 * What else has to be set: a status can ask for fields that the record has
 * not, and then one command does it all.
 */
#ifndef MUSTER_SETTING_HINT_H
#define MUSTER_SETTING_HINT_H

#include "muster/setting.h"

/* Give the findings that other fields would mend the whole command line as
 * their hint. */
void setting_hint(struct setting *setting);

#endif
