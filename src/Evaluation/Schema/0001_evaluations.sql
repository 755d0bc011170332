create table evaluations (
    id           text   primary key,
    run          text   not null,
    model        text   not null,
    table_digest text   not null,
    label        text   not null,
    evaluation   text   not null,
    scores       bytea  not null,
    execution    text   not null,
    step         text   not null,
    created_by   text   not null,
    created_at   bigint not null
);
create index evaluations_by_run on evaluations (run, id);
create unique index evaluations_by_step on evaluations (execution, step);
