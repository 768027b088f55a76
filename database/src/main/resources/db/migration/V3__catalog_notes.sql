create table catalog.upload (
  id uuid primary key,
  project_id uuid not null references catalog.project,
  filename text not null,
  notes_created bigint not null,
  notes_updated bigint not null,
  notes_unchanged bigint not null,
  rejected_rows bigint not null,
  uploaded_by text not null,
  created_at timestamptz not null default now()
);
create index upload_history on catalog.upload (project_id, id desc);

-- Sums per patient, so that an estimate reads patients and never notes. Kept by the upload, in its transaction.
create table catalog.patient (
  project_id uuid not null references catalog.project,
  patient_id text collate "C" not null,
  notes int not null,
  tokens_o200k bigint not null,
  tokens_cl100k bigint not null,
  utf8_bytes bigint not null,
  max_tokens_o200k int not null,
  max_tokens_cl100k int not null,
  max_utf8_bytes int not null,
  covered boolean not null default false,
  primary key (project_id, patient_id)
);
create index patient_uncovered on catalog.patient (project_id, patient_id) where not covered;

create table catalog.note (
  project_id uuid not null references catalog.project,
  note_id text collate "C" not null,
  patient_id text collate "C" not null,
  -- In UTC; has_time says whether the source gave a time at all.
  noted_at timestamptz,
  has_time boolean not null,
  title text not null,
  text text not null,
  text_hash bytea not null check (length(text_hash) = 32),
  tokens_o200k int not null,
  tokens_cl100k int not null,
  utf8_bytes int not null check (utf8_bytes <= 1048576),
  upload_id uuid not null references catalog.upload,
  updated_at timestamptz not null default now(),
  primary key (project_id, note_id),
  foreign key (project_id, patient_id) references catalog.patient
);
-- Planning reads all of this and never the text.
create index note_plan on catalog.note (project_id, patient_id, note_id)
  include (text_hash, tokens_o200k, tokens_cl100k, utf8_bytes);
