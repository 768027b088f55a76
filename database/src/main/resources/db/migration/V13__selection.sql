-- The cells that REPLACE_AI does not ask: a selection looks up these, and takes every other cell for asked.
create index cell_reviewed on review.cell (project_id, patient_id, note_id, variable_id) where reviewed;

-- Planning and estimating are one large statement each, over rows that are cheap one by one. The planner's costs are above
-- the limit from which it compiles, and compiling their some hundred expressions takes longer than it saves.
-- Estimates are asked for by many at a time. Starting a parallel worker takes longer than an unrefined one, and the planner
-- starts it for patients that are summed up on the spot even where there are none.
do $$
begin
  alter role labelwright_generation set jit = off;
  alter role labelwright_estimator set jit = off;
  alter role labelwright_estimator set max_parallel_workers_per_gather = 0;
exception when internal_error then
  null; -- roles belong to the server; another database of it does the same just now
end
$$;
