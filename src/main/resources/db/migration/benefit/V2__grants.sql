-- Programmes give points away out of a budget, which counts only what pay has booked. Their rows are hot: changed last.
create table benefit_programme (
    id         bigint      not null primary key,
    code       varchar(20) not null,
    budget     bigint      not null,
    spent      bigint      not null,
    -- How long points are good, in days after the one they are granted on.
    valid_days int         not null,
    constraint benefit_programme_code unique (code),
    constraint benefit_programme_within_budget check (spent >= 0 and spent <= budget),
    constraint benefit_programme_valid check (valid_days > 0)
);
insert into benefit_programme (id, code, budget, spent, valid_days) values
    (1, 'WALKING', 0, 0, 365), (2, 'ATTENDANCE', 0, 0, 365), (3, 'MISSIONS', 0, 0, 365);

create table benefit_funding (
    id           bigint      not null primary key,
    programme_id bigint      not null,
    amount       bigint      not null,
    state        varchar(7)  not null,
    ordered_at   datetime(6) not null,
    booked_at    datetime(6) null,
    constraint benefit_funding_amount check (amount > 0),
    constraint benefit_funding_state check (state in ('ORDERED', 'BOOKED') and (state = 'BOOKED') = (booked_at is not null))
);
create index benefit_funding_open on benefit_funding (state, id);

create table benefit_grant (
    id           bigint       not null primary key,
    member_id    bigint       not null,
    programme_id bigint       not null,
    points       bigint       not null,
    description  varchar(100) not null,
    state        varchar(8)   not null,
    refusal      varchar(30)  null,
    -- The Korean day of granted_at.
    day          date         not null,
    granted_at   datetime(6)  not null,
    settled_at   datetime(6)  null,
    expires_at   datetime(6)  not null,
    -- When pay is told again; null once it has answered.
    repeat_at    datetime(6)  null,
    told         int          not null,
    constraint benefit_grant_points check (points > 0),
    constraint benefit_grant_state check (state in ('PENDING', 'PAID', 'REFUSED')
        and (state = 'PENDING') = (settled_at is null) and (state = 'PENDING') = (repeat_at is not null)
        and (state = 'REFUSED') = (refusal is not null))
);
create index benefit_grant_by_member on benefit_grant (member_id, id);
-- For what a member got on a day, by state, out of the index alone.
create index benefit_grant_by_day on benefit_grant (member_id, day, state, points);
create index benefit_grant_by_repeat on benefit_grant (repeat_at);
-- For the operators' page: what waits, and what was refused.
create index benefit_grant_by_state on benefit_grant (state, granted_at);
