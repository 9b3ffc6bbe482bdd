-- What each surface may do in the database. Run at every start, after the migrations; `app` is all three in one process.
-- Nobody may change or remove an audit entry, an event, a decision or an original's record: those tables get no UPDATE or DELETE.
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {{public}}, {{staff}}, {{worker}}, {{app}};
GRANT USAGE ON SCHEMA public TO {{public}}, {{staff}}, {{worker}};

GRANT SELECT, INSERT ON audit_entry TO {{public}}, {{staff}}, {{worker}};
GRANT SELECT, UPDATE ON audit_lane TO {{public}}, {{staff}}, {{worker}};
GRANT SELECT ON audit_checkpoint, audit_stamp TO {{public}}, {{staff}};
GRANT SELECT, INSERT ON audit_checkpoint, audit_stamp TO {{worker}};

-- What the public does: reports, look-ups, messages, more evidence.
GRANT SELECT, INSERT, UPDATE, DELETE ON draft, draft_file, draft_reading, reporter_session, rate_window, spent_puzzle TO {{public}};
GRANT SELECT, INSERT ON submission, "case", track, case_clock, case_event, message, evidence TO {{public}};
GRANT SELECT, INSERT, UPDATE ON case_key TO {{public}};
GRANT UPDATE ON "case", track, case_clock, message TO {{public}};
GRANT INSERT ON notice TO {{public}};
-- To know the row it made, and how many wait (for /metrics); never an address.
GRANT SELECT (id, case_id, channel, created_at, sent_at, given_up_at) ON notice TO {{public}};
-- A reporter who takes back an address takes it out of what waits, too.
GRANT UPDATE (given_up_at, sealed_address) ON notice TO {{public}};
GRANT UPDATE (sealed_contact, contact_kind, updates_wanted, reporter_tag) ON submission TO {{public}};

-- What staff do.
GRANT SELECT ON submission TO {{staff}};
GRANT INSERT ON submission, case_key TO {{staff}};
GRANT SELECT (case_id) ON case_key TO {{staff}};
GRANT SELECT, INSERT, UPDATE, DELETE ON draft TO {{staff}};
GRANT SELECT, INSERT ON case_event, decision, evidence, internal_note TO {{staff}};
GRANT SELECT, INSERT, UPDATE ON "case", track, case_clock, message TO {{staff}};
GRANT SELECT, INSERT, UPDATE ON staff, staff_session, sign_in_attempt, recovery_code, invite TO {{staff}};
GRANT DELETE ON recovery_code, sign_in_attempt TO {{staff}};
GRANT SELECT, INSERT ON notice TO {{staff}};
GRANT SELECT, INSERT, UPDATE, DELETE ON rate_window TO {{staff}};
-- What was read is for staff to confirm; boxes are added and taken away. Burning puts another copy in place, and empties
-- what was read under the boxes, and what the picture was recognised by.
GRANT SELECT ON evidence_reading TO {{staff}};
GRANT UPDATE (fields, lines) ON evidence_reading TO {{staff}};
GRANT SELECT, INSERT ON confirmed_field, evidence_mask TO {{staff}};
GRANT UPDATE (removed_at, removed_by_id) ON evidence_mask TO {{staff}};
GRANT SELECT, INSERT, UPDATE ON masked_copy TO {{staff}};
GRANT UPDATE (working_copy_key, thumbnail_key, picture_print, picture_bands) ON evidence TO {{staff}};

-- Organisations, their roles, and the cases they let each other see. A share is ended, never taken out of the record.
GRANT SELECT, INSERT, UPDATE ON named_role TO {{staff}};
GRANT SELECT (id, name, permissions) ON named_role TO {{worker}};
GRANT SELECT, INSERT ON organisation, case_share TO {{staff}};
GRANT UPDATE (name, kind) ON organisation TO {{staff}};
GRANT UPDATE (ended_at, ended_by_id) ON case_share TO {{staff}};
-- A held file is shown again by a person, who says why.
GRANT SELECT, INSERT ON held_decision TO {{staff}};
GRANT UPDATE (copy_verdict, copy_reason) ON evidence TO {{staff}};

-- What the worker does.
GRANT SELECT ON submission, "case", track, case_clock, case_event, message, evidence, draft_file TO {{worker}};
GRANT UPDATE (working_copy_key, thumbnail_key, copy_verdict, copy_reason, sealed_key, sealed_sha256) ON evidence TO {{worker}};
GRANT SELECT, INSERT, UPDATE ON evidence_reading, masked_copy TO {{worker}};
GRANT SELECT, INSERT ON evidence_mask TO {{worker}};
GRANT SELECT ON held_decision TO {{worker}};
GRANT SELECT, INSERT, UPDATE ON notice TO {{worker}};
GRANT SELECT, DELETE ON draft, draft_file, reporter_session, rate_window, spent_puzzle, sign_in_attempt TO {{worker}};
GRANT SELECT ON draft_reading TO {{worker}};
GRANT UPDATE (sealed_proposals, read_at) ON draft_reading TO {{worker}};
-- Locking a row that is about to be forgotten counts as changing it.
GRANT UPDATE (expires_at) ON draft TO {{worker}};

-- Evidence packets: staff ask and describe, the worker packs. Of staff it reads who handled an item, and nothing else.
GRANT SELECT, INSERT ON evidence_packet, evidence_listing TO {{staff}};
-- Whose a case is, what is laid aside, what a supervisor was asked. A reporter who writes brings back what waits for them.
GRANT SELECT, INSERT ON case_assignment, track_hold, case_escalation TO {{staff}};
GRANT UPDATE (opened_at, ended_at, ended_by_id) ON case_assignment TO {{staff}};
GRANT SELECT, INSERT ON absence TO {{staff}};
GRANT UPDATE (ended_at, ended_by_id) ON absence TO {{staff}};
GRANT UPDATE (ended_at, ended_by_id, ended_because) ON track_hold TO {{staff}};
GRANT UPDATE (outcome, answer, closed_by_id, closed_at) ON case_escalation TO {{staff}};
GRANT SELECT (id, track_id, ended_at), UPDATE (ended_at, ended_because) ON track_hold TO {{public}};

GRANT SELECT ON evidence_packet, evidence_listing, decision TO {{worker}};
GRANT SELECT (id, name, roles) ON staff TO {{worker}};
GRANT UPDATE (ready_at, storage_key, sha256, bytes, summary, failure) ON evidence_packet TO {{worker}};

-- Saved searches: the worker counts what they find, and writes to their owners; for that it reads where they get mail.
GRANT SELECT, INSERT, UPDATE, DELETE ON saved_search TO {{staff}};
GRANT SELECT ON search_alert TO {{staff}};
GRANT UPDATE (seen_at) ON search_alert TO {{staff}};
GRANT SELECT ON saved_search TO {{worker}};
GRANT UPDATE (is_above) ON saved_search TO {{worker}};
GRANT SELECT, INSERT, UPDATE ON search_alert, staff_notice TO {{worker}};
GRANT SELECT (email, disabled_at, organisation_id) ON staff TO {{worker}};
-- What is shared with their organisation is theirs to count, too; who holds it is told by the name of the office.
GRANT SELECT ON case_share, organisation, case_escalation TO {{worker}};
-- The order of the queue: a case comes with its weight and identifiers, staff add what they confirm, the worker gives turns anew.
GRANT SELECT, INSERT ON case_weight, case_identifier TO {{public}}, {{staff}};
GRANT SELECT ON case_weight, case_identifier TO {{worker}};
GRANT UPDATE (rank_at, set_back_days, priority) ON track TO {{worker}};
-- Law in the screen: what staff record about a case is added to, never changed.
GRANT SELECT, INSERT ON recusal TO {{staff}};
-- What a joining or a merge carried goes when it has ended; the function asks for itself whether it has.
GRANT EXECUTE ON FUNCTION return_recusals_of(uuid) TO {{staff}};
-- Fingerprints of words, to find who says the same; and the worker tells those who joined others.
GRANT SELECT, INSERT ON case_word_prints TO {{public}}, {{staff}};
GRANT INSERT ON case_event TO {{worker}};
GRANT UPDATE ON case_clock TO {{worker}};
GRANT UPDATE (open, updated_at) ON "case" TO {{worker}};
-- Surveys: the worker asks, the public answers, staff read answers that name nobody. No answer is changed.
GRANT SELECT ON follow_up_survey TO {{public}};
GRANT UPDATE (answered) ON follow_up_survey TO {{public}};
GRANT INSERT ON survey_answer TO {{public}};
GRANT SELECT ON survey_answer TO {{staff}};
GRANT SELECT, INSERT, UPDATE ON follow_up_survey TO {{worker}};
GRANT SELECT, INSERT ON money_entry, evidence_grade, case_transaction, preservation_letter TO {{staff}};
GRANT UPDATE (withdrawn_at, withdrawn_by_id) ON case_transaction TO {{staff}};

-- Routing: whoever opens a case reads the rules and keeps which one applied; a version is never changed.
GRANT SELECT ON routing_rules TO {{public}}, {{staff}};
GRANT INSERT ON case_route TO {{public}}, {{staff}};
GRANT SELECT ON case_route TO {{staff}};
GRANT INSERT ON routing_rules TO {{staff}};
GRANT SELECT, INSERT, UPDATE ON unit, routing_example TO {{staff}};

-- Replies: a version and what was sent from it are never changed; the template only points to another version, or retires.
GRANT SELECT, INSERT ON reply_template, reply_version, reply_use TO {{staff}};
GRANT UPDATE (version, retired_at, retired_by_id) ON reply_template TO {{staff}};

-- Checklists: versions, moves and answers are added, never changed. The worker decides for staff, so it asks what is open, too.
GRANT SELECT, INSERT ON checklist_version, checklist_move, checklist_answer TO {{staff}};
GRANT SELECT ON checklist_version, checklist_move, checklist_answer TO {{worker}};
GRANT SELECT ON money_entry, evidence_grade, confirmed_field, case_transaction, preservation_letter TO {{worker}};

-- Exact duplicates: whoever opens a case keeps its print; the worker proposes, or closes by the rule that staff set.
GRANT SELECT, INSERT ON case_print TO {{public}}, {{staff}};
GRANT SELECT, INSERT ON duplicate_rule TO {{staff}};
GRANT SELECT ON duplicate_finding TO {{staff}};
GRANT SELECT ON case_print, duplicate_rule TO {{worker}};
GRANT SELECT, INSERT, UPDATE ON duplicate_finding TO {{worker}};
GRANT UPDATE (joined_to_id, updated_at) ON "case" TO {{worker}};
GRANT UPDATE (state, version, open, due_at, held_until) ON track TO {{worker}};
GRANT SELECT ON track_hold TO {{worker}};
GRANT UPDATE (ended_at, ended_because, ended_by_id) ON track_hold TO {{worker}};
-- Consumer warnings: the worker drafts, staff write, approve and withdraw. Thresholds are added, never changed.
GRANT SELECT, INSERT ON consumer_warning TO {{worker}};
GRANT SELECT ON warning_rule, case_word_prints TO {{worker}};
GRANT SELECT, INSERT ON warning_rule TO {{staff}};
GRANT SELECT, UPDATE ON consumer_warning TO {{staff}};
-- Of a warning the public process knows what may leave the house, and neither the shop nor who reported it.
GRANT SELECT (id, organisation_id, behaviour, text_zh, text_en, state, published_at, expires_on, withdrawn_at, withdrawn_because)
  ON consumer_warning TO {{public}};
GRANT UPDATE (state, version, withdrawn_at, withdrawn_because) ON consumer_warning TO {{worker}};

-- Suits of public interest: prepared and moved by staff; what a court was given, and each step, is never changed.
GRANT SELECT, INSERT, UPDATE ON public_interest_suit TO {{staff}};
GRANT SELECT, INSERT, DELETE ON suit_case TO {{staff}};
GRANT SELECT, INSERT ON suit_step TO {{staff}};
-- The worker tells co-reporters, in the words of the step.
GRANT SELECT ON public_interest_suit, suit_case, suit_step TO {{worker}};
GRANT INSERT ON message, litigation_hold TO {{worker}};
-- Clue letters come in through the intake.
GRANT SELECT, INSERT ON clue_letter TO {{staff}};

-- What needs a second person: asked once, answered once, and then never changed.
GRANT SELECT, INSERT ON approval_request TO {{staff}};
GRANT UPDATE (decision, decided_by_id, decided_at, words, usable_until) ON approval_request TO {{staff}};

-- A hold is asked before anything of a case goes, whoever lets it go. Placed by staff, lifted once by two of them.
GRANT SELECT ON litigation_hold TO {{public}}, {{staff}}, {{worker}};
-- What is led out of a held case stays on hold, whoever leads it out: the reporter, by an objection, too.
GRANT INSERT ON litigation_hold TO {{public}}, {{staff}};
GRANT UPDATE (lifted_at, lift_approval_id) ON litigation_hold TO {{staff}};

-- Figures: the worker counts each day, and counts it anew where it must; staff read. Of staff it reads who belongs where.
GRANT SELECT, INSERT, DELETE ON day_count TO {{worker}};
GRANT SELECT ON day_count TO {{staff}};
GRANT SELECT ON case_route TO {{worker}};

-- Merged cases: a merge is ended once, by staff or by the reporter who contests it.
GRANT SELECT, INSERT ON case_merge TO {{staff}};
GRANT UPDATE (ended_at, ended_by_id, ended_because, end_reason) ON case_merge TO {{staff}};
-- Split cases: written once, never changed.
GRANT SELECT, INSERT ON case_split, split_evidence TO {{staff}};
-- The metrics of each process count what came in, and a split brings nothing in.
GRANT SELECT (opened_id) ON case_split TO {{public}};
GRANT SELECT (id, merged_id, ended_at), UPDATE (ended_at, ended_because, ended_by_id) ON case_merge TO {{public}};

-- Marks of bad faith: two of staff make one, the reporter appeals once and never learns who they were, a third decides.
GRANT SELECT, INSERT ON bad_faith_mark TO {{staff}};
GRANT UPDATE (appeal_decided_at, appeal_decided_by_id, appeal_words, lifted) ON bad_faith_mark TO {{staff}};
GRANT SELECT (id, case_id, ground, reason, expires_at, appealed_at, appeal, appeal_decided_at, appeal_words, lifted)
  ON bad_faith_mark TO {{public}};
GRANT UPDATE (appealed_at, appeal) ON bad_faith_mark TO {{public}};
GRANT SELECT ON bad_faith_mark TO {{worker}};

-- What reporters ask about their own data: they never learn who answered, and nobody answers twice.
GRANT SELECT (id, case_id, kind, words, asked_at, rule_version, answered_at, outcome, ground, answer, reopened_at, reopened_because)
  ON data_request TO {{public}};
GRANT INSERT (id, case_id, kind, words, asked_at, rule_version) ON data_request TO {{public}};
GRANT SELECT ON data_request TO {{staff}};
GRANT UPDATE (answered_at, answered_by_id, outcome, ground, answer) ON data_request TO {{staff}};
-- The worker reads whether an ended case can still be taken; and deletion that was agreed to and not carried out waits again.
GRANT SELECT ON data_request TO {{worker}};
GRANT EXECUTE ON FUNCTION reopen_erasure(uuid, timestamptz, text, text) TO {{staff}}, {{worker}};

-- Lists that leave the house: asked for once, taken once.
GRANT SELECT, INSERT ON case_export TO {{staff}};
GRANT UPDATE (taken_at, taken_count, sha256) ON case_export TO {{staff}};

-- What staff read: the worker counts and notes signs, auditors settle them, whoever is meant explains. It needs to know
-- what leads whom to a case.
GRANT SELECT, INSERT, UPDATE, DELETE ON reading_day TO {{worker}};
GRANT SELECT, INSERT ON reading_sign TO {{worker}};
GRANT UPDATE (numbers, cases, weight) ON reading_sign TO {{worker}};
GRANT SELECT ON case_assignment, absence TO {{worker}};
GRANT SELECT ON reading_day, reading_sign TO {{staff}};
GRANT UPDATE (asked_by_id, asked_at, question, answered_at, answer, set_aside_by_id, set_aside_at, because) ON reading_sign TO {{staff}};
GRANT SELECT, INSERT ON staff_notice TO {{staff}};

-- New approvers: noted with what made them so, confirmed once; the worker tells who holds the same.
GRANT SELECT, INSERT ON approver_grant TO {{staff}};
GRANT UPDATE (confirmed_by_id, confirmed_at) ON approver_grant TO {{staff}};
GRANT SELECT ON approver_grant TO {{worker}};

-- New tables of holidays: the worker counts the due dates of the queue anew and notes by which table.
GRANT SELECT, INSERT ON counted_calendar TO {{worker}};

-- Law data: every process reads the versions that were recorded, and not who recorded them; staff add, nobody changes.
GRANT SELECT (id, rule_id, number, amount, unit, extension, law_zh, law_en, article, source, mark, valid_from)
  ON clock_rule_version TO {{public}}, {{worker}};
GRANT SELECT (version_id) ON clock_rule_withdrawal TO {{public}}, {{worker}};
GRANT SELECT, INSERT ON clock_rule_version, clock_rule_withdrawal TO {{staff}};

-- Bulk orders: staff order and undo; the worker carries out, with what each use case of a single case writes.
GRANT SELECT, INSERT ON bulk_order, bulk_item TO {{staff}};
GRANT UPDATE (undone_at) ON bulk_order TO {{staff}};
GRANT SELECT ON bulk_order, bulk_item, reply_template, reply_version TO {{worker}};
GRANT SELECT, INSERT ON reply_use TO {{worker}};
GRANT UPDATE (started_at, finished_at) ON bulk_order TO {{worker}};
GRANT UPDATE (attempts, outcome, reason, ended_at) ON bulk_item TO {{worker}};
GRANT SELECT (id, name, email, roles, organisation_id, single_keys, blur_pictures, grey_pictures, disabled_at) ON staff TO {{worker}};
GRANT SELECT, INSERT ON decision, message, case_assignment, track_hold, case_clock TO {{worker}};
GRANT UPDATE (claimed_by_id, claimed_until, claim_moves) ON "case" TO {{worker}};
GRANT UPDATE (ended_at, ended_by_id) ON case_assignment TO {{worker}};
GRANT UPDATE (contested_at) ON track TO {{worker}};
GRANT SELECT ON recusal, absence TO {{worker}};
GRANT INSERT ON recusal TO {{worker}};
GRANT EXECUTE ON FUNCTION return_recusals_of(uuid) TO {{worker}};
GRANT SELECT (id, merged_id, ended_at), UPDATE (ended_at, ended_because, ended_by_id) ON case_merge TO {{worker}};
-- Disposal: proposed by the worker or by staff, reviewed and approved by two of them, carried out by the worker. It
-- deletes through one function that asks for itself whether it may, and empties contacts.
GRANT SELECT, INSERT ON disposal_batch, disposal_item TO {{staff}}, {{worker}};
GRANT UPDATE (version, reviewed_by_id, reviewed_at, decision, decided_by_id, decided_at, words) ON disposal_batch TO {{staff}};
GRANT UPDATE (taken_out_by_id, taken_out_at, taken_out_reason, keep_until) ON disposal_item TO {{staff}};
GRANT UPDATE (finished_at, certificate) ON disposal_batch TO {{worker}};
GRANT UPDATE (outcome, done_at, hashes, remaining) ON disposal_item TO {{worker}};
GRANT SELECT ON disposed_case TO {{public}}, {{staff}};
GRANT SELECT, INSERT ON disposed_case TO {{worker}};
GRANT SELECT ON case_key, approval_request, case_merge, case_split, suit_case TO {{worker}};
GRANT UPDATE (sealed_contact, contact_kind, reporter_tag, updates_wanted) ON submission TO {{worker}};
GRANT EXECUTE ON FUNCTION dispose_of_case(uuid) TO {{worker}};

GRANT USAGE ON SCHEMA pgboss TO {{public}}, {{staff}}, {{worker}};
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA pgboss TO {{public}}, {{staff}}, {{worker}};
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA pgboss TO {{public}}, {{staff}}, {{worker}};

GRANT {{public}}, {{staff}}, {{worker}} TO {{app}}
