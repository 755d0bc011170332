create table log_positions (
    log text primary key,
    segment bigint not null,
    place bigint not null);

create table sketches (
    deployment text not null,
    version bigint not null,
    grain text not null,
    at bigint not null,
    log text not null,
    rows bigint not null,
    body bytea not null,
    primary key (deployment, grain, at, version, log));

create table score_sketches (
    deployment text not null,
    version bigint not null,
    day bigint not null,
    log text not null,
    body bytea not null,
    primary key (deployment, day, version, log));

create table labels (
    prediction text primary key,
    value double precision not null,
    joined double precision,
    waiting boolean not null,
    received_at bigint not null,
    received_by text not null,
    corrections bigint not null);

create index labels_waiting on labels (received_at) where waiting;

create table monitor_plans (
    deployment text primary key,
    plan text not null,
    owner text not null,
    updated_at bigint not null,
    updated_by text not null);

create table alerts (
    id text primary key,
    deployment text not null,
    model text not null,
    version bigint not null,
    rule text not null,
    kind text not null,
    severity text not null,
    status text not null,
    message text not null,
    observed double precision not null,
    threshold double precision not null,
    from_time bigint not null,
    to_time bigint not null,
    fired_at bigint not null,
    resolved_at bigint,
    acknowledged_by text,
    execution text);

create unique index alerts_open on alerts (deployment, rule, version) where resolved_at is null;
create index alerts_newest on alerts (deployment, fired_at);
