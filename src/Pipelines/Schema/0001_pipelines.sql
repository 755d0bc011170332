create table pipelines (
    name        text   primary key,
    description text   not null,
    versions    bigint not null,
    executions  bigint not null,
    created_by  text   not null,
    created_at  bigint not null
);

create table pipeline_versions (
    pipeline   text   not null references pipelines (name),
    version    bigint not null,
    digest     text   not null,
    definition text   not null,
    files      text   not null,
    created_by text   not null,
    created_at bigint not null,
    primary key (pipeline, version)
);

create table executions (
    id                text   primary key,
    pipeline          text   not null references pipelines (name),
    version           bigint not null,
    code              text   not null,
    number            bigint not null,
    status            text   not null,
    cause_kind        text   not null,
    cause_subject     text,
    actor             text   not null,
    actor_permissions text   not null,
    inputs            text   not null,
    created_at        bigint not null,
    started_at        bigint,
    ended_at          bigint,
    steps             bigint not null,
    steps_done        bigint not null,
    revision          bigint not null
);
create unique index executions_by_pipeline on executions (pipeline, number);
create index executions_by_age on executions (created_at desc, id desc);
create index executions_unended on executions (created_at) where status in ('Queued', 'Running');

create table execution_steps (
    execution  text   not null references executions (id) on delete cascade,
    name       text   not null,
    place      bigint not null,
    uses       text   not null,
    needs      text   not null,
    retries    bigint not null,
    status     text   not null,
    attempt    bigint not null,
    failures   bigint not null,
    started_at bigint,
    ended_at   bigint,
    outputs    text   not null,
    error      text,
    cache_key  text,
    progress   double precision,
    message    text,
    primary key (execution, name)
);

create table step_results (
    cache_key  text   primary key,
    execution  text   not null,
    step       text   not null,
    outputs    text   not null,
    created_at bigint not null
);

create table step_logs (
    execution text   not null,
    step      text   not null,
    number    bigint not null,
    at        bigint not null,
    line      text   not null,
    primary key (execution, step, number)
);

create table triggers (
    id             text    primary key,
    pipeline       text    not null references pipelines (name),
    kind           text    not null,
    listens_to     text    not null,
    fresh          text,
    enabled        boolean not null,
    waiting_for    text,
    waiting_since  bigint,
    pending        text,
    next_at        bigint,
    last_fired_at  bigint,
    last_execution text
);
create unique index triggers_by_pipeline on triggers (pipeline, kind, listens_to);
create index triggers_due on triggers (next_at) where next_at is not null;

create table trigger_firings (
    trigger_id text   not null,
    subject    text   not null,
    execution  text   not null,
    fired_at   bigint not null,
    primary key (trigger_id, subject)
);
