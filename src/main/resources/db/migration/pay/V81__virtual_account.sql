-- An account number that a bank gave out for one payment. It is the bank's, and nobody's own: it lies open.
create table pay_virtual_account (
    id                bigint      not null,
    payment_id        bigint      not null,
    member_id         bigint      not null,
    bank_code         char(3)     not null,
    number            varchar(14) null,
    amount            bigint      not null,
    due_at            datetime(6) not null,
    refund_account_id bigint      not null,
    state             varchar(10) not null,
    primary key (id),
    constraint uq_pay_virtual_account_payment unique (payment_id),
    constraint uq_pay_virtual_account_number unique (bank_code, number),
    constraint fk_pay_virtual_account_refund foreign key (refund_account_id) references pay_bank_account (id),
    constraint ck_pay_virtual_account_amount check (amount > 0),
    constraint ck_pay_virtual_account_state check (state in ('ASKED', 'WAITING', 'PAID', 'ENDED')
        and (number is not null or state in ('ASKED', 'ENDED')))
);

-- Deposits that banks told of, each once by the bank's own number of it.
create table pay_deposit (
    id                 bigint      not null,
    bank_code          char(3)     not null,
    reference          varchar(40) not null,
    virtual_account_id bigint      null,
    amount             bigint      not null,
    deposited_at       datetime(6) not null,
    verdict            varchar(20) not null,
    state              varchar(10) not null,
    primary key (id),
    constraint uq_pay_deposit_reference unique (bank_code, reference),
    constraint fk_pay_deposit_account foreign key (virtual_account_id) references pay_virtual_account (id),
    constraint ck_pay_deposit_amount check (amount > 0),
    constraint ck_pay_deposit_verdict check (verdict in ('EXACT', 'SHORT', 'OVER', 'LATE', 'AGAIN', 'UNKNOWN_ACCOUNT')),
    constraint ck_pay_deposit_state check (state in ('TAKEN', 'RETURNING', 'RETURNED', 'KEPT')
        and (verdict = 'EXACT') = (state = 'TAKEN'))
);
-- Those that are kept wait for a person.
create index ix_pay_deposit_state on pay_deposit (state, id);
-- The transfers by which deposits go back.
create index ix_pay_bank_transfer_purpose_id on pay_bank_transfer (purpose, purpose_id);
