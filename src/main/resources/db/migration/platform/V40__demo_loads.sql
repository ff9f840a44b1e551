-- How far the loading of the demo data got: one row per step of a module. Advanced in the transaction that wrote the rows.
create table platform_demo_load (
    part varchar(40) not null,
    step varchar(40) not null,
    loaded bigint not null,
    primary key (part, step),
    constraint platform_demo_load_not_negative check (loaded >= 0)
) character set ascii;
