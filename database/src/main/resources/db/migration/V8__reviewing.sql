-- A person adds a label by hand, or brings back what a label said.
alter table review.revision drop constraint revision_action_check;
alter table review.revision add constraint revision_action_check
  check (action in ('DRAFT', 'REDRAFT', 'REMOVE', 'CLEAR', 'ACCEPT', 'EDIT', 'REJECT', 'RESET', 'ADD', 'RESTORE'));

-- Lists in other orders than that of patient, note and variable; labels without the sorted value are not in them.
create index label_by_confidence on review.label (project_id, confidence, id)
  where removed_at is null and confidence is not null;
create index label_by_review on review.label (project_id, reviewed_at, id)
  where removed_at is null and reviewed_at is not null;

-- What a patient's value is drawn from: the patient's cells of a variable.
create index cell_of_patient on review.cell (project_id, patient_id, variable_id);

-- Drafts that wait for a person, in the orders of the work queue.
create index label_open_by_confidence on review.label (project_id, confidence, id)
  where removed_at is null and status = 'DRAFT' and ai_value is not null;
create index label_open_at_random on review.label (project_id, uuid_hash_extended(id, 0), id)
  where removed_at is null and status = 'DRAFT' and ai_value is not null;
create index label_open_by_patient on review.label (project_id, hashtextextended(patient_id, 0), id)
  where removed_at is null and status = 'DRAFT' and ai_value is not null;
-- Labels of which a later draft said another value than the one before.
create index revision_disagreement on review.revision (label_id)
  where action = 'REDRAFT' and before #> '{draft,value}' is distinct from after #> '{draft,value}';

-- What a reviewer works on. Held until a time; done once it has an end.
create table review.claim (
  id uuid primary key,
  project_id uuid not null,
  unit text not null check (unit in ('PATIENT', 'LABEL')),
  -- A patient's or a label's id.
  key text collate "C" not null,
  -- Of the label, where it is one: a patient is not given out while somebody has one of its labels, nor the reverse.
  patient_id text collate "C" not null,
  reviewer text not null,
  held_until timestamptz not null,
  -- When the reviewer had seen to it; what was drafted before is not given out again.
  done_at timestamptz,
  unique (project_id, unit, key)
) with (fillfactor = 80);
create index claim_of_patient on review.claim (project_id, patient_id);

-- The stale mark of a patient's value is a subquery that few rows of a list evaluate. The planner charges it to all, and
-- would compile each page of 1,000 for longer than it runs.
alter role labelwright_review set jit = off;
