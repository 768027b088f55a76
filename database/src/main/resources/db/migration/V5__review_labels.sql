-- The place where labels live: locked, then decided, then written. note_id is empty for a patient's value.
create table review.cell (
  id uuid primary key default uuidv7(),
  project_id uuid not null,
  patient_id text collate "C" not null,
  note_id text collate "C" not null,
  variable_id uuid not null,
  -- What a selection asks of a cell; kept with each write of its labels.
  has_value boolean not null default false,
  reviewed boolean not null default false,
  -- The newest generation that asked, even if the answer was empty.
  asked_at timestamptz,
  generation_ordinal int,
  unique (project_id, patient_id, note_id, variable_id)
) with (fillfactor = 80);

create table review.label (
  id uuid primary key,
  cell_id uuid not null references review.cell,
  project_id uuid not null,
  patient_id text collate "C" not null,
  note_id text collate "C" not null,
  variable_id uuid not null,

  -- The model's draft.
  ai_value jsonb,
  confidence double precision,
  evidence jsonb not null default '[]',
  model text,
  variable_version int,
  generation_id uuid,
  generation_ordinal int,
  note_hash bytea,
  drafted_at timestamptz,

  -- The person's decision, beside it.
  status text not null check (status in ('DRAFT', 'ACCEPTED', 'EDITED', 'REJECTED', 'MANUAL')),
  decided_value jsonb,
  reviewer text,
  reviewed_at timestamptz,
  comment text,

  version int not null default 1,
  -- A replaced draft of a MANY_PER_NOTE cell keeps its id and history.
  removed_at timestamptz,
  check ((status = 'DRAFT') = (reviewed_at is null)),
  check ((status in ('EDITED', 'MANUAL')) = (decided_value is not null))
) with (fillfactor = 80);
create index label_cell on review.label (cell_id) where removed_at is null;
create index label_list on review.label (project_id, patient_id, note_id, variable_id, id) where removed_at is null;
create index label_generation on review.label (generation_id);

-- Append-only: review-api may insert and read, nothing more.
create table review.revision (
  id uuid primary key default uuidv7(),
  label_id uuid not null references review.label,
  version int not null,
  at timestamptz not null default clock_timestamp(),
  actor_kind text not null check (actor_kind in ('MODEL', 'PERSON')),
  actor text not null,
  action text not null check (action in ('DRAFT', 'REDRAFT', 'REMOVE', 'ACCEPT', 'EDIT', 'REJECT', 'RESET')),
  before jsonb,
  after jsonb,
  generation_id uuid,
  comment text,
  unique (label_id, version)
);

-- The one end of each task's round; a second result repeats it.
create table review.applied_result (
  task_id uuid not null,
  round int not null,
  generation_id uuid not null,
  dispatch_id uuid not null,
  closed_as text not null check (closed_as in ('ANSWERED', 'GIVEN_UP', 'CANCELLED')),
  written int not null,
  unchanged int not null,
  protected_cells int not null,
  superseded int not null,
  empty int not null,
  failure jsonb,
  applied_at timestamptz not null default clock_timestamp(),
  primary key (task_id, round)
);
