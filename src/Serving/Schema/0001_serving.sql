create table deployments (
    name text primary key,
    environment text not null,
    model text not null,
    version bigint,
    alias text,
    stopped boolean not null,
    created_by text not null,
    created_at bigint not null);

create table rollouts (
    id text primary key,
    deployment text not null,
    version bigint not null,
    strategy text not null,
    weight bigint not null,
    status text not null,
    started_by text not null,
    started_at bigint not null,
    ended_at bigint);

create unique index rollouts_running on rollouts (deployment) where status = 'Running';
create index rollouts_newest on rollouts (deployment, started_at);

create table traffic_minutes (
    deployment text not null,
    minute bigint not null,
    version bigint not null,
    life text not null,
    requests bigint not null,
    errors bigint not null,
    latency bytea not null,
    primary key (deployment, minute, version, life));
