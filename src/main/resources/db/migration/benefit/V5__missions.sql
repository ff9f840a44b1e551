-- Missions are data: what is to be done how often, for how many points, from which day to which (both included).
create table benefit_mission (
    id          bigint       not null primary key,
    code        varchar(40)  not null,
    deed        varchar(30)  not null,
    goal        int          not null,
    points      bigint       not null,
    title_ko    varchar(100) not null,
    title_en    varchar(100) not null,
    valid_from  date         not null,
    valid_until date         null,
    constraint benefit_mission_code unique (code),
    constraint benefit_mission_positive check (goal > 0 and points > 0)
);
create index benefit_mission_by_deed on benefit_mission (deed);
insert into benefit_mission (id, code, deed, goal, points, title_ko, title_en, valid_from, valid_until) values
    (1, 'FIRST_PAYMENT', 'PAYMENT_APPROVED', 1, 100, '첫 결제 하기', 'Make your first payment', '2026-01-01', null),
    (2, 'FIRST_ORDER', 'ORDER_PAID', 1, 200, '첫 주문 하기', 'Place your first order', '2026-01-01', null);

-- What was counted for which mission: the same payment or order once.
create table benefit_mission_deed (
    mission_id bigint not null,
    reference  bigint not null,
    member_id  bigint not null,
    primary key (mission_id, reference)
);
create index benefit_mission_deed_by_member on benefit_mission_deed (member_id);

create table benefit_mission_progress (
    member_id    bigint      not null,
    mission_id   bigint      not null,
    done         int         not null,
    completed_at datetime(6) null,
    -- Of the reward, once it was claimed.
    grant_id     bigint      null,
    primary key (member_id, mission_id),
    constraint benefit_mission_progress_grant unique (grant_id),
    constraint benefit_mission_progress_claimed check (grant_id is null or completed_at is not null)
);
