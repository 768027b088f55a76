-- A note that is longer than its model's window is asked window by window; the task stays one.
alter table catalog.task
  -- The most windows that it can take.
  add column windows int not null default 1 check (windows >= 1),
  -- The most tokens of the note that a window has; 0 where the note is sent whole, or none is.
  add column window_tokens int not null default 0 check (window_tokens >= 0);

-- The window that is out, or is next; the attempts are those of this window.
alter table catalog.dispatch
  add column window_index int not null default 1 check (window_index >= 1);

-- What was said of the windows of a note before its last; gone when the round is closed.
create table review.window_answer (
  task_id uuid not null,
  round int not null,
  window_index int not null check (window_index >= 1),
  generation_id uuid not null,
  answers jsonb not null,
  primary key (task_id, round, window_index)
);
create index window_answer_generation on review.window_answer (generation_id);
