-- The cells that REPLACE_AI does not ask: a selection looks up these, and takes every other cell for asked.
create index cell_reviewed on review.cell (project_id, patient_id, note_id, variable_id) where reviewed;

-- Planning and estimating are one large statement each, over rows that are cheap one by one. The planner's costs are above
-- the limit from which it compiles, and compiling their some hundred expressions takes longer than it saves.
do $$
begin
  alter role labelwright_generation set jit = off;
  alter role labelwright_estimator set jit = off;
exception when internal_error then
  null; -- roles belong to the server; another database of it does the same just now
end
$$;
