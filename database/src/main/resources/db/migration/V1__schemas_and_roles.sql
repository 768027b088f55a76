-- Two schemas, one writer each. Passwords are set by Migrations, from outside.
create schema catalog;
create schema review;

do $$
declare
  service text;
begin
  foreach service in array array['labelwright_generation', 'labelwright_review', 'labelwright_estimator'] loop
    begin
      execute format('create role %I login', service);
    exception when duplicate_object or unique_violation then
      null; -- roles belong to the server; another database of it has made them
    end;
  end loop;
end
$$;
