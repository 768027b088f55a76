-- After every migration, so that a new table is never without an owner's grants.
do $$
begin
  execute format('revoke all on database %I from public', current_database());
  execute format('grant connect on database %I to labelwright_generation, labelwright_review, labelwright_estimator',
    current_database());
  -- An upload is staged in a temporary table.
  execute format('grant temporary on database %I to labelwright_generation', current_database());
end
$$;

revoke all on schema public from public;
grant usage on schema catalog, review to labelwright_generation, labelwright_review, labelwright_estimator;
grant select on all tables in schema catalog, review
  to labelwright_generation, labelwright_review, labelwright_estimator;

grant insert, update, delete on all tables in schema catalog to labelwright_generation;
-- A large plan is followed by new statistics.
grant maintain on catalog.task, catalog.generation_patient to labelwright_generation;
grant insert, update, delete on all tables in schema review to labelwright_review;
revoke update, delete, truncate on review.revision, review.reviewer_decision from labelwright_review;
grant execute on function review.purge_revisions(uuid, uuid[]) to labelwright_review;

alter role labelwright_estimator set default_transaction_read_only = on;
