#include "muster/auditor.h"

#include "muster/anchor.h"
#include "muster/audit_report.h"
#include "muster/replaced.h"

int auditor_open(struct auditor *auditor, struct command *command)
{
	struct session *session = &auditor->session;
	struct ledger_scope scope = { .snapshot = &session->snapshot,
				      .documents = &session->documents,
				      .programs = &session->programs,
				      .cached = true };
	const struct audit_scope audit = { &auditor->ledger,
					   &auditor->mailmap,
					   &auditor->mechanical };
	const char *asked = command->revision;

	if (!command->revision && !command->as_of)
		command->revision = "HEAD";
	if (session_open(session, command) < 0)
		return -1;
	command->revision = command->as_of ? command->revision : asked;
	scope.ref = session_branch(session, command);
	if (ledger_read(&auditor->ledger, &scope, &command->err) < 0 ||
	    mailmap_read(&auditor->mailmap, &session->snapshot,
			 &command->err) < 0 ||
	    mechanical_read(&auditor->mechanical, &session->snapshot,
			    &command->err) < 0 ||
	    audit_read(&auditor->audit, &audit, &command->arena,
		       &command->err) < 0)
		return -1;
	audit_log(&auditor->log, &auditor->audit);
	repo_hash_blob(str_view(&auditor->log), &auditor->digest);
	return 0;
}

static int check_replaced(const struct auditor *auditor,
			  struct command *command, struct findings *findings)
{
	struct replaced replaced;

	if (replaced_find(&replaced, repo_common_dir(auditor->session.repo),
			  &command->arena, &command->err) < 0)
		return -1;
	if (!replaced.refs && !replaced.grafts)
		return 0;
	finding_add(findings, RULE_DECISIONS_REPLACED, VIEW(""),
		    (struct span){ 0, 0 }, "git shows another history than "
		    "the one that was audited: %s",
		    replaced.refs ? "objects are replaced (refs/replace)"
				  : "parents are grafted (info/grafts)");
	finding_hint(findings, "%s", replaced.refs
		     ? "git replace -d $(git replace --list)"
		     : "rm $(git rev-parse --git-common-dir)/info/grafts");
	return 0;
}

static void tell_rewritten(struct findings *findings, const char *what,
			   struct view name, const struct oid *tip)
{
	char hex[OID_HEX + 1];

	finding_add(findings, RULE_DECISIONS_REWRITTEN, VIEW(""),
		    (struct span){ 0, 0 }, "%s" VIEW_FMT ": commit %s is no "
		    "longer behind the tip", what, VIEW_ARG(name),
		    oid_hex(tip, hex));
	finding_hint(findings, "see what is gone with `git log %s --not "
		     "HEAD`, and ask who rewrote it", hex);
}

/* The digest of the log as the anchor's commit has it. */
static int anchored_digest(struct command *command,
			   const struct anchor *anchor, struct oid *digest)
{
	struct command then = { .tool = command->tool,
				.today = command->today };
	struct auditor auditor = { .digest = { { 0 } } };
	char hex[OID_HEX + 1];
	int rc;

	then.revision = oid_hex(&anchor->commit, hex);
	rc = auditor_open(&auditor, &then);
	*digest = auditor.digest;
	if (rc < 0)
		command->err = then.err;
	auditor_close(&auditor);
	arena_release(&then.arena);
	return rc;
}

/* Is it the tip of what is checked out? An older commit has every right to
 * lack a later anchor. */
static bool is_head(struct repo *repo, const struct oid *tip)
{
	struct oid head;
	struct err ignored;

	return repo_head(repo, &head, &ignored) > 0 && oid_equal(&head, tip);
}

static int check_anchor(struct command *command, struct auditor *auditor,
			struct findings *findings)
{
	const struct annals *annals = &auditor->ledger.annals;
	struct repo *repo = auditor->session.repo;
	struct anchor anchor;
	struct oid digest;
	int rc = anchor_find(&anchor, repo, &command->arena, &command->err);

	if (annals->rewritten)
		tell_rewritten(findings, "rewritten since the last look",
			       VIEW(""), &annals->forsaken);
	if (rc <= 0)
		return rc;
	rc = anchor_is_behind(&anchor, &annals->tip, repo, &command->arena,
			      &command->err);
	if (rc < 0)
		return -1;
	if (!rc && is_head(repo, &annals->tip)) {
		tell_rewritten(findings, "rewritten since the anchor ",
			       anchor.name, &anchor.commit);
		return 0;
	}
	if (!rc || annals->cut)
		return 0;
	if (anchored_digest(command, &anchor, &digest) < 0)
		return -1;
	if (oid_equal(&digest, &anchor.digest))
		return 0;
	finding_add(findings, RULE_DECISIONS_REWRITTEN, VIEW(""),
		    (struct span){ 0, 0 }, "the log of the anchor " VIEW_FMT
		    " has another digest than the anchor says",
		    VIEW_ARG(anchor.name));
	finding_hint(findings, "ask who made the tag: git cat-file tag "
		     VIEW_FMT, VIEW_ARG(anchor.name));
	return 0;
}

void auditor_close(struct auditor *auditor)
{
	str_release(&auditor->log);
	session_close(&auditor->session);
}

int auditor_check(struct auditor *auditor, struct command *command,
		  struct findings *findings)
{
	if (check_anchor(command, auditor, findings) < 0 ||
	    check_replaced(auditor, command, findings) < 0)
		return -1;
	audit_findings(&auditor->audit, findings);
	return 0;
}

int auditor_verify(const struct auditor *auditor, struct command *command,
		   struct map *signatures)
{
	const struct annals *annals = &auditor->ledger.annals;

	for (size_t i = 0; i < annals->commits.len; i++) {
		const struct annals_commit *commit =
			&annals->commits.items[i];
		struct audit_signature *known;

		if (!commit->signature)
			continue;
		known = arena_alloc(&command->arena, sizeof(*known));
		if (signature_verify(auditor->session.repo, &commit->id,
				     &command->arena, &known->signature,
				     &known->signer, &command->err) < 0)
			return -1;
		map_put(&command->arena, signatures, oid_key(&commit->id),
			known);
	}
	return 0;
}

int auditor_anchor(const struct auditor *auditor, struct command *command,
		   bool sign, struct view *name)
{
	const struct anchor_order order = {
		.commit = auditor->ledger.annals.tip,
		.digest = auditor->digest,
		.decisions = auditor->audit.decisions.len,
		.day = command->today, .sign = sign
	};

	if (auditor->ledger.annals.cut)
		return err_set(&command->err, "the history is cut off (shallow "
			       "clone), and an anchor is for all of it: run "
			       "`git fetch --unshallow`");
	return anchor_make(&order, auditor->session.repo, &command->arena, name,
			   &command->err);
}
