-- Limits of payments that were approved, beside those that come with the application; the later day holds.
create table pay_payment_limit (
    tier        varchar(20) not null,
    valid_from  date        not null,
    at_once     bigint      not null,
    in_a_day    bigint      not null,
    in_a_month  bigint      not null,
    proposal_id bigint      not null,
    primary key (tier, valid_from),
    constraint fk_pay_payment_limit_proposal foreign key (proposal_id) references pay_proposal (id),
    constraint ck_pay_payment_limit check (0 < at_once and at_once <= in_a_day and in_a_day <= in_a_month)
);
