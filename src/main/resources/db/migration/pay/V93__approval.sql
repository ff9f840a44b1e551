-- What one operator proposes and another one approves or refuses.
create table pay_proposal (
    id          bigint        not null,
    kind        varchar(20)   not null,
    terms       varchar(1000) not null,
    reason      varchar(200)  not null,
    proposed_by bigint        not null,
    proposed_at datetime(6)   not null,
    expires_at  datetime(6)   not null,
    state       varchar(10)   not null,
    decided_by  bigint        null,
    decided_at  datetime(6)   null,
    primary key (id),
    constraint ck_pay_proposal_state check (state in ('OPEN', 'APPROVED', 'REFUSED', 'EXPIRED')),
    constraint ck_pay_proposal_decided check ((state = 'OPEN') = (decided_at is null)
        and (state in ('APPROVED', 'REFUSED')) = (decided_by is not null)),
    -- Who proposed it does not approve it.
    constraint ck_pay_proposal_another check (state <> 'APPROVED' or decided_by <> proposed_by)
);
create index ix_pay_proposal_state on pay_proposal (state, expires_at);

-- Limits of transfers that were approved, beside those that come with the application; the later day holds.
create table pay_transfer_limit (
    tier        varchar(20) not null,
    valid_from  date        not null,
    at_once     bigint      not null,
    in_a_day    bigint      not null,
    in_a_month  bigint      not null,
    signed_from bigint      not null,
    proposal_id bigint      not null,
    primary key (tier, valid_from),
    constraint fk_pay_transfer_limit_proposal foreign key (proposal_id) references pay_proposal (id),
    constraint ck_pay_transfer_limit check (0 < signed_from and signed_from <= at_once and at_once <= in_a_day
        and in_a_day <= in_a_month)
);
