-- Points of grants that lapsed: their budget has them again. A grant may lapse in parts, an event tells each once.
create table benefit_lapsed (
    event_id  bigint      not null,
    grant_id  bigint      not null,
    points    bigint      not null,
    lapsed_at datetime(6) not null,
    primary key (grant_id, event_id),
    constraint benefit_lapsed_points check (points > 0)
);
