create table catalog.generation (
  id uuid primary key,
  project_id uuid not null references catalog.project,
  -- Counts the generations of the project; a later draft is one of a higher ordinal.
  ordinal int not null,
  status text not null check (status in ('REQUESTED', 'PLANNING', 'RUNNING', 'PAUSED', 'BUDGET_EXHAUSTED', 'CANCELLING',
    'CANCELLED', 'COMPLETED', 'COMPLETED_WITH_ERRORS', 'FAILED')),
  requested_by text not null,
  -- A review written after this instant wins, by the database's clock.
  started_at timestamptz not null default clock_timestamp(),
  finished_at timestamptz,
  selection jsonb not null,
  overwrite text not null check (overwrite in ('SKIP', 'REPLACE_AI', 'REPLACE_ALL')),
  -- The model as it was when the generation was requested.
  model jsonb not null,
  batch int,
  plan_attempts int not null default 0,
  error jsonb,

  patients_total int not null default 0,
  patients_done int not null default 0,
  tasks_total int not null default 0,
  tasks_done int not null default 0,
  tasks_failed int not null default 0,
  tasks_cancelled int not null default 0,
  cells_selected bigint not null default 0,
  cells_protected bigint not null default 0,
  cells_skipped bigint not null default 0,
  cells_asked bigint not null default 0,
  outcomes_written bigint not null default 0,
  outcomes_unchanged bigint not null default 0,
  outcomes_protected bigint not null default 0,
  outcomes_superseded bigint not null default 0,
  outcomes_empty bigint not null default 0,
  outcomes_failed bigint not null default 0,
  outcomes_cancelled bigint not null default 0,
  tokens_input bigint not null default 0,
  tokens_cached_input bigint not null default 0,
  tokens_output bigint not null default 0,
  tokens_unconfirmed bigint not null default 0,
  -- Sum of the tasks' ceilings; the generation's ceiling adds the repair allowance.
  tasks_ceiling bigint not null default 0,
  repair_allowance bigint not null default 0,
  repair_drawn bigint not null default 0,

  -- Dispatch: how far the tasks have been handed out, how many are out, whose turn it is.
  dispatch_cursor int not null default 0,
  has_pending boolean not null default false,
  outstanding int not null default 0,
  interactive boolean not null default false,
  last_turn_at timestamptz not null default '-infinity',
  version bigint not null default 1,
  unique (project_id, ordinal)
) with (fillfactor = 50);
create index generation_unplanned on catalog.generation (started_at) where status in ('REQUESTED', 'PLANNING');
create index generation_running on catalog.generation (last_turn_at) where status = 'RUNNING';

-- The variables as they were when the generation was planned, and how they share calls.
create table catalog.generation_variable (
  generation_id uuid not null references catalog.generation,
  variable_id uuid not null,
  position int not null,
  call_group int not null,
  key text not null,
  definition jsonb not null,
  primary key (generation_id, variable_id)
);

create table catalog.batch (
  project_id uuid not null references catalog.project,
  number int not null,
  generation_id uuid not null references catalog.generation,
  size int not null,
  -- The draw: the uncovered patients with the lowest hashtextextended(patient_id, seed).
  seed bigint not null,
  created_at timestamptz not null default now(),
  primary key (project_id, number)
);

create table catalog.batch_patient (
  project_id uuid not null,
  batch int not null,
  patient_id text collate "C" not null,
  primary key (project_id, batch, patient_id),
  foreign key (project_id, batch) references catalog.batch
);

-- How far each patient has come in a generation.
create table catalog.generation_patient (
  generation_id uuid not null references catalog.generation,
  patient_id text collate "C" not null,
  stage text not null check (stage in ('NOTE_LABELS', 'AGGREGATION', 'DEPENDENT')),
  open_tasks int not null check (open_tasks >= 0),
  primary key (generation_id, patient_id)
) with (fillfactor = 80);

-- Written when planned, and once when it ends.
create table catalog.task (
  id uuid primary key default uuidv7(),
  generation_id uuid not null references catalog.generation,
  number int not null,
  stage text not null check (stage in ('NOTE_LABELS', 'AGGREGATION', 'DEPENDENT')),
  patient_id text collate "C" not null,
  note_ids text[] not null,
  text_hash bytea not null,
  call_group int not null,
  variable_ids uuid[] not null,
  max_output_tokens int not null,
  ceiling_tokens bigint not null,
  status text not null check (status in ('WAITING', 'PENDING', 'DONE', 'FAILED', 'CANCELLED')),
  round int not null default 1,
  attempts int not null default 0,
  tokens bigint not null default 0,
  error jsonb
) with (fillfactor = 90);
create unique index task_number on catalog.task (generation_id, number);
create index task_pending on catalog.task (generation_id, number) where status = 'PENDING';

-- What is out or about to be: small and hot. A row settles its reservation exactly once.
create table catalog.dispatch (
  task_id uuid primary key references catalog.task,
  generation_id uuid not null references catalog.generation,
  -- DISPATCHED: a worker may hold it until due_at. RETRY: to be dispatched again from due_at on.
  -- CLOSING: its end is to be announced, from due_at on. ORPHANED: the task has ended, this call has not been heard of.
  state text not null check (state in ('DISPATCHED', 'RETRY', 'CLOSING', 'ORPHANED')),
  round int not null,
  attempt int not null,
  dispatch_id uuid not null,
  due_at timestamptz not null,
  reserved_tokens bigint not null,
  -- Of the attempts before this one.
  spent_tokens bigint not null default 0,
  closing text check (closing in ('GIVEN_UP', 'CANCELLED')),
  error jsonb
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
create index dispatch_due on catalog.dispatch (state, due_at);
create index dispatch_generation on catalog.dispatch (generation_id, state, due_at);

-- A client's key for a request that started work, and the body that it stood for.
create table catalog.idempotent_request (
  project_id uuid not null references catalog.project,
  key text not null,
  request_hash bytea not null,
  generation_id uuid not null references catalog.generation,
  created_at timestamptz not null default now(),
  primary key (project_id, key)
);
create index idempotent_request_age on catalog.idempotent_request (created_at);
