-- How a model is asked: whether for the probabilities of its tokens, and in which form it answers.
alter table catalog.model
  add column logprobs boolean not null default false,
  add column answer_format text not null default 'JSON_SCHEMA'
    check (answer_format in ('JSON_SCHEMA', 'JSON_OBJECT', 'TEXT'));

-- The last check of each model. The row is the outbox of model-checks: it is told until it is answered or too old.
create table catalog.model_check (
  model_id uuid primary key references catalog.model on delete cascade,
  id uuid not null unique,
  -- Whether the model takes the measured overhead over.
  store boolean not null,
  -- The version of the model that it was asked of; an overhead is not stored on another.
  model_version int not null,
  requested_at timestamptz not null default catalog.clock(),
  -- When to tell it, for the first time or again.
  due_at timestamptz not null default catalog.clock(),
  answered_at timestamptz,
  result jsonb
);
create index model_check_due on catalog.model_check (due_at) where answered_at is null;

-- What was used, by the day on which it was heard of (UTC) and by the variables that shared the calls. At the prices of the
-- generation; kept in the transaction that charges the generation, so that the sums agree.
create table catalog.usage (
  project_id uuid not null references catalog.project on delete cascade,
  day date not null,
  model text collate "C" not null,
  currency text not null,
  variable_ids uuid[] not null,
  calls bigint not null default 0,
  tokens_input bigint not null default 0,
  tokens_cached_input bigint not null default 0,
  tokens_output bigint not null default 0,
  tokens_unconfirmed bigint not null default 0,
  -- In millionths of the currency.
  cost_micros numeric(38, 6) not null default 0,
  primary key (project_id, day, model, currency, variable_ids)
) with (fillfactor = 70);

-- Tasks that failed for good, and messages of labeling-tasks-dead, which keeps the messages themselves. No note text.
create table catalog.dead_letter (
  id uuid primary key default uuidv7(),
  -- Null where nothing says which task a message was of.
  project_id uuid references catalog.project on delete cascade,
  generation_id uuid,
  task_id uuid,
  round int,
  attempt int,
  code text not null,
  reason text not null,
  -- Where the message lies that could not be read.
  topic text,
  partition int,
  "offset" bigint,
  at timestamptz not null default catalog.clock(),
  -- Whether labeling-tasks-dead has it.
  told boolean not null default false
);
create unique index dead_letter_task on catalog.dead_letter (task_id, round) where task_id is not null;
create unique index dead_letter_message on catalog.dead_letter (topic, partition, "offset") where topic is not null;
create index dead_letter_project on catalog.dead_letter (project_id);
create index dead_letter_untold on catalog.dead_letter (id) where not told;
