-- What all patients of a project sum up to, by how many notes they have (200 stands for more), so that an estimate for
-- everybody reads some rows and not each patient. Kept by the upload, in its transaction and under its lock.
create table catalog.patient_sums (
  project_id uuid not null references catalog.project on delete cascade,
  notes_class int not null check (notes_class between 0 and 200),
  patients bigint not null,
  notes bigint not null,
  tokens_o200k bigint not null,
  tokens_cl100k bigint not null,
  utf8_bytes bigint not null,
  max_tokens_o200k int not null,
  max_tokens_cl100k int not null,
  max_utf8_bytes int not null,
  primary key (project_id, notes_class)
);

insert into catalog.patient_sums
select project_id, least(notes, 200), count(*), sum(notes), sum(tokens_o200k), sum(tokens_cl100k), sum(utf8_bytes),
  max(max_tokens_o200k), max(max_tokens_cl100k), max(max_utf8_bytes)
from catalog.patient group by project_id, least(notes, 200);

-- The largest patients that a new batch could draw, without a look at the others.
create index patient_most_notes on catalog.patient (project_id, notes) where not covered;
create index patient_most_o200k on catalog.patient (project_id, tokens_o200k) where not covered;
create index patient_most_cl100k on catalog.patient (project_id, tokens_cl100k) where not covered;
create index patient_most_bytes on catalog.patient (project_id, utf8_bytes) where not covered;

-- Whether an estimate is of today: what people have done since, and what was done to labels beside results.
create index if not exists label_by_review on review.label (project_id, reviewed_at, id)
  where removed_at is null and reviewed_at is not null;
create index revision_taken_back on review.revision (id) where action in ('RESET', 'RESTORE');
create index label_command_project on catalog.label_command (project_id);
