-- What merchants ask to be paid for, one per order of theirs; its row decides every race. due_at: when its state ends by itself.
create table pay_easypay_payment (
    id                bigint       not null,
    nonce             bigint       not null,
    merchant_id       bigint       not null,
    merchant_name     varchar(100) not null,
    live              boolean      not null,
    order_id          varchar(64)  character set ascii collate ascii_bin not null,
    order_name        varchar(100) not null,
    amount            bigint       not null,
    tax_free          bigint       not null,
    captures          boolean      not null,
    created_at        datetime(6)  not null,
    state             varchar(20)  not null,
    member_id         bigint       null,
    due_at            datetime(6)  null,
    approved_at       datetime(6)  null,
    captured          bigint       not null,
    captured_tax_free bigint       not null,
    canceled          bigint       not null,
    canceled_tax_free bigint       not null,
    version           int          not null,
    primary key (id),
    constraint uq_pay_easypay_payment_order unique (merchant_id, live, order_id),
    constraint ck_pay_easypay_payment_state check (state in ('READY', 'IN_PROGRESS', 'AUTHORIZED', 'WAITING_FOR_DEPOSIT',
        'DONE', 'PARTIAL_CANCELED', 'CANCELED', 'ABORTED', 'EXPIRED', 'UNKNOWN')),
    constraint ck_pay_easypay_payment_amount check (amount > 0 and tax_free >= 0 and tax_free <= amount),
    constraint ck_pay_easypay_payment_captured check (captured >= 0 and captured <= amount and captured_tax_free >= 0
        and captured_tax_free <= tax_free and captured - captured_tax_free >= 0
        and captured - captured_tax_free <= amount - tax_free),
    constraint ck_pay_easypay_payment_canceled check (canceled >= 0 and canceled <= captured and canceled_tax_free >= 0
        and canceled_tax_free <= captured_tax_free and canceled - canceled_tax_free >= 0
        and canceled - canceled_tax_free <= captured - captured_tax_free),
    constraint ck_pay_easypay_payment_taken check (state <> 'DONE' or captured > 0 and canceled = 0),
    constraint ck_pay_easypay_payment_part check (state <> 'PARTIAL_CANCELED' or canceled > 0 and canceled < captured),
    constraint ck_pay_easypay_payment_whole check (state <> 'CANCELED' or canceled = captured),
    constraint ck_pay_easypay_payment_none check (state in ('DONE', 'PARTIAL_CANCELED', 'CANCELED') or captured = 0)
);
create index ix_pay_easypay_payment_due on pay_easypay_payment (due_at);
create index ix_pay_easypay_payment_member on pay_easypay_payment (member_id, due_at);

-- How a payment is paid: one approval per tender. What goes back of each is never more than was taken.
create table pay_easypay_approval (
    payment_id bigint      not null,
    kind       varchar(10) not null,
    amount     bigint      not null,
    captured   bigint      not null,
    canceled   bigint      not null,
    hold       bigint      null,
    primary key (payment_id, kind),
    constraint uq_pay_easypay_approval_hold unique (hold),
    constraint ck_pay_easypay_approval_kind check (kind in ('CARD', 'MONEY', 'COUPON', 'POINTS')),
    constraint ck_pay_easypay_approval_amounts check (amount > 0 and captured >= 0 and captured <= amount
        and canceled >= 0 and canceled <= captured)
);

-- What was taken and what went back, as merchants list it.
create table pay_easypay_transaction (
    id          bigint       not null,
    merchant_id bigint       not null,
    live        boolean      not null,
    payment_id  bigint       not null,
    kind        varchar(10)  not null,
    amount      bigint       not null,
    tax_free    bigint       not null,
    reason      varchar(200) null,
    occurred_at datetime(6)  not null,
    primary key (id),
    constraint ck_pay_easypay_transaction_kind check (kind in ('PAYMENT', 'CANCEL') and (kind = 'CANCEL') = (reason is not null)),
    constraint ck_pay_easypay_transaction_amount check (amount > 0 and tax_free >= 0 and tax_free <= amount)
);
create index ix_pay_easypay_transaction_list on pay_easypay_transaction (merchant_id, live, id);
create index ix_pay_easypay_transaction_payment on pay_easypay_transaction (payment_id, id);

-- Which lots the points of a payment come from, by the payment's id: set aside, spent, and come back.
create table pay_point_spending (
    spending_id bigint not null,
    grant_id    bigint not null,
    held        bigint not null,
    spent       bigint not null,
    returned    bigint not null,
    primary key (spending_id, grant_id),
    constraint ck_pay_point_spending_amounts check (held >= 0 and spent >= 0 and returned >= 0 and returned <= spent
        and (held = 0 or spent = 0))
);
create index ix_pay_point_spending_lot on pay_point_spending (grant_id);
