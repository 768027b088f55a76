create table catalog.model (
  id uuid primary key,
  name text collate "C" not null unique,
  provider text not null check (provider = 'OPENAI_COMPATIBLE'),
  base_url text not null,
  model_name text not null,
  api_key_ref text,
  context_tokens int not null check (context_tokens > 0),
  max_output_tokens int not null check (max_output_tokens > 0),
  max_tokens_parameter text not null check (max_tokens_parameter in ('max_completion_tokens', 'max_tokens')),
  tokenizer text not null check (tokenizer in ('o200k_base', 'cl100k_base', 'UNKNOWN')),
  overhead_tokens int not null check (overhead_tokens >= 0),
  input_price_per_million numeric(20, 6) not null check (input_price_per_million >= 0),
  cached_input_price_per_million numeric(20, 6) not null check (cached_input_price_per_million >= 0),
  output_price_per_million numeric(20, 6) not null check (output_price_per_million >= 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  requests_per_minute int check (requests_per_minute > 0),
  tokens_per_minute bigint check (tokens_per_minute > 0),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 1
);

create table catalog.project (
  id uuid primary key,
  name text collate "C" not null unique,
  description text not null default '',
  status text not null default 'ACTIVE' check (status in ('ACTIVE', 'DELETING')),
  variables_per_call int not null default 20 check (variables_per_call between 1 and 100),
  default_model_id uuid references catalog.model,
  -- Batches are drawn under this row's lock.
  last_batch int not null default 0,
  created_at timestamptz not null default now(),
  version int not null default 1
);

-- Apart from the project, so that a long planning under the project's lock holds up no request.
create table catalog.generation_ordinal (
  project_id uuid primary key references catalog.project,
  last_ordinal int not null default 0
);

create table catalog.variable (
  id uuid primary key,
  project_id uuid not null references catalog.project,
  name text collate "C" not null,
  position int not null,
  kind text not null check (kind in ('EXTRACTED', 'DEPENDENT')),
  type text not null check (type in ('TEXT', 'BOOLEAN', 'INTEGER', 'FLOAT', 'TIMESTAMP')),
  scope text not null check (scope in ('MANY_PER_NOTE', 'ONE_PER_NOTE', 'ONE_PER_PATIENT')),
  instruction text not null,
  options jsonb not null default '[]',
  instrument text,
  include_in_generation boolean not null default true,
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz
);
create unique index variable_name on catalog.variable (project_id, name) where deleted_at is null;
create index variable_order on catalog.variable (project_id, position, id) where deleted_at is null;

-- What each version said; a label names the version that it was read with.
create table catalog.variable_version (
  variable_id uuid not null references catalog.variable,
  version int not null,
  definition jsonb not null,
  created_at timestamptz not null default now(),
  primary key (variable_id, version)
);
