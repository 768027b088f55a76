-- What people decided, per variable: quality reads nothing else of a project's labels.
create index label_decided on review.label (project_id, variable_id)
  where status <> 'DRAFT' and removed_at is null;

-- Values that people hold to be right, to measure drafts against. They go with their project.
create table review.validation_set (
  id uuid primary key,
  project_id uuid not null references catalog.project on delete cascade,
  name text collate "C" not null,
  kind text not null check (kind in ('TRAINING', 'HOLDOUT')),
  items int not null,
  created_by text not null,
  created_at timestamptz not null default catalog.clock(),
  constraint validation_set_name unique (project_id, name)
);

-- A row of the file. A null value says that the cell has none.
create table review.validation_item (
  validation_set_id uuid not null references review.validation_set on delete cascade,
  line int not null,
  patient_id text collate "C" not null,
  note_id text collate "C" not null,
  variable_id uuid not null,
  value jsonb,
  primary key (validation_set_id, line)
);
