create table events (
    position bigint primary key,
    at       bigint not null,
    type     text   not null,
    actor    text   not null,
    subject  text   not null,
    data     text   not null,
    previous text   not null,
    hash     text   not null
);
create index events_by_subject on events (subject, position);
create index events_by_type on events (type, position);
create index events_by_actor on events (actor, position);

create table event_head (
    one      bigint primary key check (one = 1),
    position bigint not null,
    hash     text   not null
);
insert into event_head (one, position, hash)
values (1, 0, 'sha256:0000000000000000000000000000000000000000000000000000000000000000');

create table event_readers (
    name        text   primary key,
    position    bigint not null,
    owner       text,
    lease_until bigint not null
);

create table jobs (
    id          text   primary key,
    kind        text   not null,
    payload     text   not null,
    status      text   not null,
    attempt     bigint not null,
    failures    bigint not null,
    fence       bigint not null,
    due_at      bigint not null,
    owner       text,
    error       text,
    created_at  bigint not null,
    finished_at bigint
);
create index jobs_to_claim on jobs (kind, due_at) where status in ('Queued', 'Running');
create index jobs_by_owner on jobs (owner) where status = 'Running';
