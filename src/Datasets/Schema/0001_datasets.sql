create table uploads (
    digest text primary key,
    bytes bigint not null,
    uploaded_by text not null,
    uploaded_at bigint not null
);

create table data_tables (
    digest text primary key,
    row_count bigint not null,
    bytes bigint not null,
    origin_kind text not null,
    origin_detail text not null,
    parents text not null,
    created_by text not null,
    created_at bigint not null
);

create table table_columns (
    table_digest text not null references data_tables (digest),
    place bigint not null,
    name text not null,
    type text not null,
    meaning text,
    unit text,
    role text,
    primary key (table_digest, place)
);

create table datasets (
    name text primary key,
    description text not null,
    owner text not null,
    versions bigint not null,
    created_at bigint not null
);

create table dataset_versions (
    dataset text not null references datasets (name),
    version bigint not null,
    table_digest text not null references data_tables (digest),
    note text not null,
    created_by text not null,
    created_at bigint not null,
    primary key (dataset, version)
);

create index dataset_versions_by_table on dataset_versions (table_digest);

create table profiles (
    table_digest text primary key references data_tables (digest),
    profile text not null,
    created_at bigint not null
);

create table validations (
    id text primary key,
    table_digest text not null references data_tables (digest),
    expectations text not null,
    passed boolean not null,
    results text not null,
    checked_by text not null,
    checked_at bigint not null
);

create index validations_by_table on validations (table_digest, id);

create table splits (
    id text primary key,
    table_digest text not null references data_tables (digest),
    request text not null,
    parts text not null,
    created_by text not null,
    created_at bigint not null
);

create index splits_by_table on splits (table_digest, created_at);
