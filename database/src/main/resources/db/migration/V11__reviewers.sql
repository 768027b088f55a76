-- Several reviewers decide on their own, blind to each other, before a label's decision is written.
alter table catalog.project
  add column reviewers_per_patient int not null default 1 check (reviewers_per_patient between 1 and 10),
  -- Whether a reviewer decides without having seen the model's draft.
  add column blind_to_draft boolean not null default false;

alter table review.label
  -- The decision that each reviewer holds; that of the label is beside it once they agree or are adjudicated. While a
  -- draft has one of these, it is a person's work: its cell is a reviewed one.
  add column reviewers jsonb not null default '[]';
create index label_unsettled on review.label (project_id, patient_id, note_id, variable_id, id)
  where removed_at is null and status = 'DRAFT' and reviewers <> '[]';
create index label_rated on review.label (project_id, variable_id)
  where removed_at is null and reviewers <> '[]';

-- Every decision of every reviewer. Append-only: review-api may insert and read, nothing more.
create table review.reviewer_decision (
  id uuid primary key default uuidv7(),
  project_id uuid not null,
  label_id uuid not null references review.label,
  reviewer text collate "C" not null,
  at timestamptz not null default catalog.clock(),
  action text not null check (action in ('ACCEPT', 'EDIT', 'REJECT', 'ADD', 'RESET')),
  value jsonb,
  evidence jsonb not null default '[]',
  comment text,
  -- As the reviewer saw it; null where it was hidden from them.
  draft jsonb
);
create index reviewer_decision_label on review.reviewer_decision (label_id, id);
-- What people have done since; an estimate asks for the latest.
create index reviewer_decision_latest on review.reviewer_decision (project_id, id);

-- A run that may replace what reviewers had not settled keeps their decisions in the history first.
alter table review.revision drop constraint revision_action_check;
alter table review.revision add constraint revision_action_check
  check (action in ('DRAFT', 'REDRAFT', 'REMOVE', 'CLEAR', 'ACCEPT', 'EDIT', 'REJECT', 'RESET', 'ADD', 'RESTORE',
    'ARCHIVE'));

-- A unit is handed to as many reviewers as the project asks for, to each of them once.
alter table review.claim
  drop constraint claim_project_id_unit_key_key,
  add constraint claim_of_reviewer unique (project_id, unit, key, reviewer);

-- A client's key for a request that changed labels, the request that it stood for, and the answer.
create table review.idempotent_request (
  project_id uuid not null,
  key text collate "C" not null,
  request_hash bytea not null,
  answer jsonb not null,
  created_at timestamptz not null default catalog.clock(),
  primary key (project_id, key)
);
create index idempotent_request_age on review.idempotent_request (created_at);

-- Reviewers' decisions go with the revisions, and no sooner.
create or replace function review.purge_revisions(project uuid, cells uuid[]) returns bigint
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  purged bigint;
begin
  perform 1 from catalog.project p where p.id = purge_revisions.project and p.status = 'DELETING';
  if not found then
    raise exception 'revisions go only with a project that is being deleted' using errcode = 'check_violation';
  end if;
  delete from review.reviewer_decision d using review.label l
  where d.label_id = l.id and l.project_id = purge_revisions.project and l.cell_id = any (purge_revisions.cells);
  delete from review.revision r using review.label l
  where r.label_id = l.id and l.project_id = purge_revisions.project and l.cell_id = any (purge_revisions.cells);
  get diagnostics purged = row_count;
  return purged;
end
$$;
