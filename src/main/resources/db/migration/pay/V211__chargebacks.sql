-- What a card company may take back, or has taken back, of the card's part of an order's payment, since its holder disputes it.
create table pay_chargeback (
    id              bigint      not null,
    order_id        bigint      not null,
    payment_id      bigint      not null,
    open_payment_id bigint      null,
    company         bigint      not null,
    company_case    varchar(40) not null,
    amount          bigint      not null,
    reason          varchar(20) not null,
    state           varchar(4)  not null,
    opened_by       bigint      not null,
    opened_at       datetime(6) not null,
    answer_by       date        not null,
    decided_by      bigint      null,
    decided_at      datetime(6) null,
    primary key (id),
    constraint uq_pay_chargeback_open unique (open_payment_id),
    -- The number that the card company gave it: whoever notes it a second time has overlooked the first.
    constraint uq_pay_chargeback_case unique (company, company_case),
    constraint fk_pay_chargeback_payment foreign key (payment_id) references pay_payment (id),
    constraint ck_pay_chargeback_amount check (amount > 0),
    constraint ck_pay_chargeback_state check (state in ('OPEN', 'WON', 'LOST')
        and (state = 'OPEN') = (open_payment_id is not null)
        and (state = 'OPEN') = (decided_by is null) and (state = 'OPEN') = (decided_at is null)),
    -- Of what costs Madang money two operators know.
    constraint ck_pay_chargeback_two check (state <> 'LOST' or decided_by <> opened_by)
);
create index ix_pay_chargeback_state on pay_chargeback (state, answer_by);
create index ix_pay_chargeback_decided on pay_chargeback (decided_at);

-- Refunds that were refused since the card's holder has the money from the card company: what they leave in escrows is looked for.
create index ix_pay_refund_failure on pay_refund (failure);
