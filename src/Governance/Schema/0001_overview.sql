create table event_tallies (
    type text primary key,
    entries bigint not null,
    last_position bigint not null
);
