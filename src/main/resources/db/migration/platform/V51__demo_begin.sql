-- The Korean day on which the demo began: what is before and after it is laid out around it, in every module the same.
create table platform_demo_begin (
    id  tinyint not null primary key,
    day date    not null,
    constraint platform_demo_begin_once check (id = 1)
);
