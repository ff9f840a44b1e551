-- How far the identity of who consented was verified: their limits hold.
alter table pay_billing_agreement add column tier varchar(10) null;

-- What merchants charge by billing keys. Each try is a payment of its own, of which payment_id is the latest; month is that of the try.
create table pay_billing_charge (
    id               bigint       not null,
    agreement_id     bigint       not null,
    order_id         varchar(60) character set ascii collate ascii_bin not null,
    order_name       varchar(100) not null,
    amount           bigint       not null,
    tax_free         bigint       not null,
    retried          boolean      not null,
    state            varchar(10)  not null,
    tries            int          not null,
    month            date         not null,
    payment_id       bigint       null,
    refusal          varchar(40)  null,
    refusal_argument bigint       null,
    next_at          datetime(6)  null,
    asked_at         datetime(6)  not null,
    primary key (id),
    constraint uq_pay_billing_charge_order unique (agreement_id, order_id),
    constraint uq_pay_billing_charge_payment unique (payment_id),
    constraint fk_pay_billing_charge_agreement foreign key (agreement_id) references pay_billing_agreement (id),
    constraint ck_pay_billing_charge_amount check (amount > 0 and tax_free >= 0 and tax_free <= amount),
    constraint ck_pay_billing_charge_state check (state in ('CHARGING', 'DONE', 'RETRYING', 'FAILED')
        and (state in ('CHARGING', 'RETRYING')) = (next_at is not null)
        and (state in ('RETRYING', 'FAILED')) = (refusal is not null) and (state <> 'DONE' or payment_id is not null))
);
create index ix_pay_billing_charge_month on pay_billing_charge (agreement_id, month);
create index ix_pay_billing_charge_next on pay_billing_charge (next_at);
