-- The one clock that orders reviews, generations and leases.
create function catalog.clock() returns timestamptz language sql volatile parallel safe return clock_timestamp();

-- The day of a date or a time in a label's value, in UTC; null for anything else.
create function catalog.day_of(value jsonb) returns date language sql stable parallel safe return
  case
    when length(value #>> '{}') = 10 and pg_input_is_valid(value #>> '{}', 'date') then cast(value #>> '{}' as date)
    when length(value #>> '{}') > 10 and pg_input_is_valid(value #>> '{}', 'timestamptz')
      then cast(cast(value #>> '{}' as timestamptz) at time zone 'UTC' as date)
  end;

alter table catalog.project
  add column confidence_threshold double precision not null default 0 check (confidence_threshold between 0 and 1),
  add column token_limit bigint check (token_limit > 0);

alter table catalog.variable
  add column default_value jsonb,
  add column aggregation jsonb,
  add column conditions jsonb not null default '[]',
  -- Names, as the API has them; a variable that others refer to keeps its name.
  add column inputs jsonb not null default '[]',
  add column confidence_threshold double precision check (confidence_threshold between 0 and 1),
  add column model_id uuid references catalog.model,
  add column prompt_template text;

update catalog.variable_version
set definition = definition - 'includeInGeneration'
  || jsonb_build_object('include_in_generation', definition -> 'includeInGeneration');

alter table catalog.generation
  alter column started_at set default catalog.clock(),
  add column confidence_threshold double precision check (confidence_threshold between 0 and 1),
  add column token_budget bigint check (token_budget > 0),
  add column preview text check (preview in ('OPEN', 'PROMOTING', 'PROMOTED', 'DISCARDING', 'DISCARDED', 'EXPIRED')),
  -- What it becomes when it has stopped, while it is CANCELLING.
  add column stop_as text check (stop_as in ('CANCELLED', 'FAILED')),
  -- How often a person asked for its failed tasks again, and the ceiling of those.
  add column retries int not null default 0,
  add column retry_ceiling bigint not null default 0,
  add column tasks_waiting int not null default 0,
  -- Its next task does not fit into what is left of a budget or limit, until something that is out is settled.
  add column waits_for_tokens boolean not null default false,
  add column outcomes_below_threshold bigint not null default 0,
  add column outcomes_condition_not_met bigint not null default 0,
  -- Of what was used, at the prices that the models had; in millionths of the currency.
  add column cost_micros numeric(38, 6) not null default 0;
drop index catalog.generation_running;
create index generation_running on catalog.generation (last_turn_at) where status = 'RUNNING';
create index generation_live on catalog.generation (status)
  where status in ('RUNNING', 'PAUSED', 'BUDGET_EXHAUSTED', 'CANCELLING');
create index generation_stopping on catalog.generation (id) where status = 'CANCELLING';
create index generation_preview on catalog.generation (finished_at) where preview = 'OPEN';

-- The calls of a generation: what tasks of a call group have in common.
create table catalog.generation_call (
  generation_id uuid not null references catalog.generation,
  call_group int not null,
  -- Steps are passed in order; a hundred to a stage.
  step int not null,
  stage text not null check (stage in ('NOTE_LABELS', 'AGGREGATION', 'DEPENDENT')),
  -- The model as it was when the generation was planned; null where strategies answer.
  model jsonb,
  primary key (generation_id, call_group)
);

alter table catalog.generation_variable
  drop constraint generation_variable_pkey,
  add column stage text not null default 'NOTE_LABELS' check (stage in ('NOTE_LABELS', 'AGGREGATION', 'DEPENDENT')),
  -- The variables without whose values in the generation it is not computed.
  add column needs uuid[] not null default '{}',
  -- The variables whose values it is made from, for a later stage than NOTE_LABELS.
  add column sources uuid[] not null default '{}',
  add column strategy text,
  add column only_true_values boolean not null default false,
  -- Conditions that are decided when the step is released.
  add column deferred jsonb not null default '[]',
  add primary key (generation_id, stage, variable_id);

alter table catalog.task
  add column step int not null default 0,
  -- Room for candidates in the prompt of a later stage.
  add column candidate_tokens bigint not null default 0,
  alter column text_hash drop not null;
create index note_upload on catalog.note (upload_id);
create index task_of_patient on catalog.task (generation_id, patient_id, step) where status in ('WAITING', 'FAILED');

alter table catalog.generation_patient
  drop column stage,
  add column step int not null default 0,
  add column last_step int not null default 0,
  -- Of whom nothing was dispatched, in a cancelled generation.
  add column freed boolean not null default false;
create index generation_patient_to_release on catalog.generation_patient (generation_id, patient_id)
  where open_tasks = 0 and step < last_step;
create index generation_patient_open on catalog.generation_patient (generation_id, step)
  where open_tasks > 0 or step < last_step;

alter table catalog.dispatch drop constraint dispatch_state_check;
-- READY: its step was released; it waits for its first dispatch.
alter table catalog.dispatch add constraint dispatch_state_check
  check (state in ('READY', 'DISPATCHED', 'RETRY', 'CLOSING', 'ORPHANED'));

alter table catalog.batch
  add column status text not null default 'ACTIVE' check (status in ('ACTIVE', 'CLEARING', 'CLEARED'));

-- What is to be done to labels beside results: the outbox of label-commands.
create table catalog.label_command (
  id uuid primary key,
  project_id uuid not null,
  kind text not null check (kind in ('CLEAR_BATCH', 'PROMOTE_PREVIEW', 'DISCARD_PREVIEW', 'PURGE_PROJECT')),
  batch int,
  generation_id uuid,
  confidence_threshold double precision,
  -- When to tell it, for the first time or again.
  due_at timestamptz not null default catalog.clock(),
  requested_at timestamptz not null default catalog.clock(),
  answered_at timestamptz,
  labels bigint
);
create index label_command_due on catalog.label_command (due_at) where answered_at is null;

alter table review.label
  -- The generation's own threshold, where it had one.
  add column threshold double precision;
alter table review.applied_result
  add column below_threshold int not null default 0;
alter table review.revision drop constraint revision_action_check;
alter table review.revision add constraint revision_action_check
  check (action in ('DRAFT', 'REDRAFT', 'REMOVE', 'CLEAR', 'ACCEPT', 'EDIT', 'REJECT', 'RESET'));

-- What a preview's results say, one row a cell; nothing of it is a label.
create table review.preview_cell (
  generation_id uuid not null,
  project_id uuid not null,
  patient_id text collate "C" not null,
  note_id text collate "C" not null,
  variable_id uuid not null,
  class text not null check (class in ('WRITTEN', 'UNCHANGED', 'PROTECTED', 'SUPERSEDED', 'BELOW_THRESHOLD', 'EMPTY')),
  -- The answer as it came: [{value, confidence, evidence}].
  drafts jsonb not null,
  model text not null,
  variable_version int not null,
  note_hash bytea,
  primary key (generation_id, patient_id, note_id, variable_id)
);

create table review.applied_command (
  id uuid primary key,
  kind text not null,
  outcome jsonb not null,
  applied_at timestamptz not null default catalog.clock()
);

-- The labels that count, with the value that counts: null where it is rejected, empty or below the threshold.
create view review.effective_label as
select l.id, l.cell_id, l.project_id, l.patient_id, l.note_id, l.variable_id, l.status, l.evidence,
  case l.status
    when 'DRAFT' then case when l.confidence >= coalesce(v.confidence_threshold, l.threshold, p.confidence_threshold)
      then l.ai_value end
    when 'ACCEPTED' then l.ai_value
    when 'REJECTED' then null
    else l.decided_value
  end as value,
  case when l.status = 'DRAFT' then l.confidence else 1 end as confidence,
  l.status = 'DRAFT' and l.ai_value is not null
    and l.confidence < coalesce(v.confidence_threshold, l.threshold, p.confidence_threshold) as below_threshold
from review.label l
join catalog.variable v on v.id = l.variable_id
join catalog.project p on p.id = l.project_id
where l.removed_at is null;
