create table users (
    name         text    primary key,
    display_name text    not null,
    roles        text    not null,
    disabled     boolean not null,
    created_at   bigint  not null
);
insert into users (name, display_name, roles, disabled, created_at)
values ('admin', 'Administrator', 'admin', false, 0);

create table tokens (
    id           text   primary key,
    name         text   not null,
    user_name    text   not null references users (name),
    scopes       text,
    hash         text   not null unique,
    created_at   bigint not null,
    expires_at   bigint not null,
    last_used_at bigint,
    revoked_at   bigint
);
create index tokens_by_user on tokens (user_name, id);
