-- A payment that its payer disputes: its amount is held on the merchant's payable until the end.
create table pay_dispute (
    id              bigint      not null,
    merchant_id     bigint      not null,
    payment_id      bigint      not null,
    -- The same while it is open, so that a payment has one at a time; null else.
    open_payment_id bigint      null,
    payment_key     varchar(64) not null,
    -- Who gets the amount if the merchant loses.
    payer_kind      varchar(12) not null,
    payer_id        bigint      not null,
    amount          bigint      not null,
    reason          varchar(20) not null,
    state           varchar(12) not null,
    opened_by       bigint      not null,
    opened_at       datetime(6) not null,
    deadline        date        not null,
    -- When it lapses; null when the merchant has answered or it is over, so that the job finds what is due alone.
    lapses_at       datetime(6) null,
    -- Encrypted: it tells of people.
    evidence        mediumtext  null,
    evidence_at     datetime(6) null,
    hold_id         bigint      not null,
    fee             bigint      not null default 0,
    ended_by        bigint      null,
    ended_at        datetime(6) null,
    primary key (id),
    constraint uq_pay_dispute_open unique (open_payment_id),
    constraint uq_pay_dispute_hold unique (hold_id),
    constraint fk_pay_dispute_merchant foreign key (merchant_id) references pay_merchant (id),
    constraint ck_pay_dispute_amount check (amount > 0 and fee >= 0),
    constraint ck_pay_dispute_payer check (payer_kind in ('MEMBER', 'CARD_COMPANY')),
    constraint ck_pay_dispute_state check (state in ('OPEN', 'IN_REVIEW', 'WON', 'LOST', 'ACCEPTED', 'LAPSED')),
    constraint ck_pay_dispute_lapses check ((state = 'OPEN') = (lapses_at is not null)),
    constraint ck_pay_dispute_over check ((state in ('OPEN', 'IN_REVIEW')) = (ended_at is null)
        and (state in ('OPEN', 'IN_REVIEW')) = (open_payment_id is not null))
);
create index ix_pay_dispute_merchant on pay_dispute (merchant_id, id);
create index ix_pay_dispute_payment on pay_dispute (payment_id);
create index ix_pay_dispute_lapses on pay_dispute (lapses_at);
create index ix_pay_dispute_state on pay_dispute (state, id);
create index ix_pay_dispute_payer on pay_dispute (payer_kind, payer_id, state);
