create table experiments (
  id text primary key,
  name text not null,
  created_by text not null,
  created_at bigint not null,
  updated_at bigint not null,
  deleted_at bigint
);
create unique index experiments_name on experiments (name);

create table runs (
  id text primary key,
  experiment_id text not null references experiments (id),
  name text not null,
  status text not null,
  started_at bigint not null,
  ended_at bigint,
  created_by text not null,
  execution text,
  step text,
  code_digest text,
  deleted_at bigint
);
create index runs_by_start on runs (started_at, id);
create index runs_by_experiment on runs (experiment_id, started_at, id);
create index runs_by_execution on runs (execution, step) where execution is not null;

create table run_params (
  run_id text not null,
  key text not null,
  value text not null,
  number double precision,
  primary key (run_id, key)
);
create index run_params_by_number on run_params (key, number, run_id);

create table run_tags (
  run_id text not null,
  key text not null,
  value text not null,
  primary key (run_id, key)
);

-- Points of one key, packed in the order they came; several blocks of a key are one history.
create table metric_blocks (
  run_id text not null,
  key text not null,
  fingerprint bigint not null,
  count bigint not null,
  points bytea not null,
  primary key (run_id, key, fingerprint)
);

create table latest_metrics (
  run_id text not null,
  key text not null,
  value double precision not null,
  is_nan boolean not null,
  step bigint not null,
  at bigint not null,
  primary key (run_id, key)
);
create index latest_metrics_by_value on latest_metrics (key, is_nan, value, run_id);

create table run_inputs (
  run_id text not null,
  table_digest text not null,
  context text not null,
  dataset text,
  version bigint,
  primary key (run_id, table_digest, context)
);
create index run_inputs_by_table on run_inputs (table_digest);

create table artifacts (
  run_id text not null,
  path text not null,
  digest text not null,
  bytes bigint not null,
  media_type text not null,
  created_at bigint not null,
  primary key (run_id, path)
);
