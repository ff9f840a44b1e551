-- What checking in is worth: so many points a day, and more at each so-manieth day in a row. A day has the one that came into
-- force last before it ended.
create table benefit_attendance_policy (
    valid_from   date   not null primary key,
    points       bigint not null,
    bonus_every  int    not null,
    bonus_points bigint not null,
    constraint benefit_attendance_policy_positive check (points > 0 and bonus_every > 1 and bonus_points > 0)
);
insert into benefit_attendance_policy (valid_from, points, bonus_every, bonus_points) values ('2026-01-01', 5, 7, 30);

create table benefit_attendance (
    member_id     bigint      not null,
    day           date        not null,
    -- Days in a row, this one included.
    streak        int         not null,
    grant_id      bigint      not null,
    checked_in_at datetime(6) not null,
    primary key (member_id, day),
    constraint benefit_attendance_grant unique (grant_id),
    constraint benefit_attendance_streak check (streak > 0)
);
