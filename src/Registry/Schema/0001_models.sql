create table models (
  name text primary key,
  description text not null,
  owner text not null,
  created_at bigint not null,
  updated_at bigint not null,
  latest_version bigint not null,
  gates text
);

create table model_versions (
  model text not null,
  version bigint not null,
  digest text not null,
  status text not null,
  description text not null,
  author text not null,
  run_id text,
  execution text,
  step text,
  evaluation text,
  table_digest text,
  dataset text,
  code_digest text,
  signature text not null,
  metrics text not null,
  profile_digest text,
  against_champion text,
  rollout text,
  created_at bigint not null,
  primary key (model, version)
);
create unique index model_versions_by_step on model_versions (execution, step, model) where execution is not null;
create index model_versions_by_digest on model_versions (digest);
create index model_versions_by_run on model_versions (run_id);

create table gate_results (
  model text not null,
  version bigint not null,
  position bigint not null,
  name text not null,
  kind text not null,
  passed boolean not null,
  observed text not null,
  required text not null,
  checked_at bigint not null,
  primary key (model, version, position)
);

create table approvals (
  model text not null,
  version bigint not null,
  decision text not null,
  decided_by text not null,
  comment text not null,
  decided_at bigint not null,
  model_digest text not null,
  primary key (model, version, decided_at)
);

create table model_aliases (
  model text not null,
  alias text not null,
  version bigint not null,
  primary key (model, alias)
);

create table alias_changes (
  model text not null,
  alias text not null,
  position bigint not null,
  from_version bigint,
  to_version bigint,
  moved_by text not null,
  moved_at bigint not null,
  primary key (model, alias, position)
);
