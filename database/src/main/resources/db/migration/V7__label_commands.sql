-- A command is done in slices, each a transaction: its row says how far it has come.
alter table review.applied_command
  add column done boolean not null default false,
  -- The key of the last cell that was dealt with, where the command passes over cells and leaves them.
  add column place jsonb;

-- All labels of a cell, removed ones too: a purge deletes them with their cell.
drop index review.label_cell;
create index label_cell on review.label (cell_id);
create index applied_result_generation on review.applied_result (generation_id);
create index preview_cell_project on review.preview_cell (project_id);

alter table review.revision alter column at set default catalog.clock();
alter table review.applied_result alter column applied_at set default catalog.clock();

-- The one way in which revisions go: with their project. review-api may not delete them otherwise.
create function review.purge_revisions(project uuid, cells uuid[]) returns bigint
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  purged bigint;
begin
  perform 1 from catalog.project p where p.id = purge_revisions.project and p.status = 'DELETING';
  if not found then
    raise exception 'revisions go only with a project that is being deleted' using errcode = 'check_violation';
  end if;
  delete from review.revision r using review.label l
  where r.label_id = l.id and l.project_id = purge_revisions.project and l.cell_id = any (purge_revisions.cells);
  get diagnostics purged = row_count;
  return purged;
end
$$;
revoke all on function review.purge_revisions(uuid, uuid[]) from public;
