-- An import is staged in a temporary table, so that it is stored as a whole or not at all.
do $$
begin
  execute format('grant temporary on database %I to labelwright_review', current_database());
end
$$;

-- When an import told that a patient's value was as new as what it is drawn from. Its sources came with it, and have
-- their revisions of that day.
alter table review.label add column fresh_at timestamptz;

-- Whether a patient is held out from training.
create index validation_item_patient on review.validation_item (patient_id);
