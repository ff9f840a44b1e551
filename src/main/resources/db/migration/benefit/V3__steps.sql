-- The reward ladder: a day has the rungs that came into force last before it ended.
create table benefit_rung (
    valid_from date   not null,
    steps      int    not null,
    points     bigint not null,
    primary key (valid_from, steps),
    constraint benefit_rung_positive check (steps > 0 and points > 0)
);
insert into benefit_rung (valid_from, steps, points) values
    ('2026-01-01', 1000, 10), ('2026-01-01', 5000, 10), ('2026-01-01', 10000, 20);

-- Steps by minute of the Korean day: of several sources, the one that counted most. By day first, so that old days are deleted
-- along the key.
create table benefit_step_minute (
    day       date     not null,
    member_id bigint   not null,
    minute    smallint not null,
    steps     smallint not null,
    primary key (day, member_id, minute),
    constraint benefit_step_minute_bounds check (minute between 0 and 1439 and steps > 0)
);

-- What counts of a day, and the highest rung that was told.
create table benefit_step_day (
    member_id  bigint      not null,
    day        date        not null,
    steps      int         not null,
    rung       int         not null,
    updated_at datetime(6) not null,
    primary key (member_id, day),
    constraint benefit_step_day_bounds check (steps >= 0 and rung >= 0)
);

-- Which phone each device binding is on: a hash of the device's key, since one phone may be bound to two accounts.
create table benefit_device (
    device_id bigint      not null primary key,
    member_id bigint      not null,
    phone     varchar(64) character set ascii collate ascii_bin not null
);
create index benefit_device_by_member on benefit_device (member_id);

-- Whose steps a phone counts on a day: the account's that came first.
create table benefit_step_phone (
    day       date        not null,
    phone     varchar(64) character set ascii collate ascii_bin not null,
    member_id bigint      not null,
    primary key (day, phone)
);

create table benefit_claim (
    member_id  bigint      not null,
    day        date        not null,
    steps      int         not null,
    grant_id   bigint      not null,
    claimed_at datetime(6) not null,
    primary key (member_id, day, steps),
    constraint benefit_claim_grant unique (grant_id)
);
