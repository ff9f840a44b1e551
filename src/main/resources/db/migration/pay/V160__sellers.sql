-- What orders leave to commerce's sellers and what is taken back of it: never changed, never removed. Amounts are negative where
-- they go back. What leaves an order's escrow and what Madang bears is what it earns, its VAT, and what the seller gets.
create table pay_seller_credit (
    kind      varchar(10) not null,
    source_id bigint      not null,
    item_id   bigint      not null,
    order_id  bigint      not null,
    seller_id bigint      not null,
    escrow    bigint      not null,
    house     bigint      not null,
    fee       bigint      not null,
    vat       bigint      not null,
    seller    bigint      not null,
    posted_at datetime(6) not null,
    -- Each purchase, each claim's freight and each refund's part once.
    primary key (kind, source_id, item_id),
    constraint ck_pay_seller_credit_sum check (escrow + house = fee + vat + seller),
    constraint ck_pay_seller_credit_signs check (
        kind = 'SALE' and source_id = item_id and escrow >= 0 and house >= 0 and fee >= 0 and vat >= 0
        or kind = 'FREIGHT' and escrow > 0 and seller = escrow
        or kind = 'CLAW_BACK' and escrow <= 0 and house <= 0 and fee <= 0 and vat <= 0)
);
create index ix_pay_seller_credit_order on pay_seller_credit (order_id);
create index ix_pay_seller_credit_seller on pay_seller_credit (seller_id, posted_at);
create trigger pay_seller_credit_no_update before update on pay_seller_credit for each row
    signal sqlstate '45000' set message_text = 'pay_seller_credit is never updated';
create trigger pay_seller_credit_no_delete before delete on pay_seller_credit for each row
    signal sqlstate '45000' set message_text = 'pay_seller_credit is never deleted';

-- Where a seller is paid out to: an account whose holder the bank named. The newest is told to commerce; older ones stay good
-- for payouts that were asked for before.
create table pay_seller_payee (
    id              bigint       not null,
    seller_id       bigint       not null,
    bank_account_id bigint       not null,
    holder          varchar(600) character set ascii collate ascii_bin not null,
    entered_by      bigint       not null,
    entered_at      datetime(6)  not null,
    primary key (id),
    constraint fk_pay_seller_payee_account foreign key (bank_account_id) references pay_bank_account (id)
);
create index ix_pay_seller_payee_seller on pay_seller_payee (seller_id, id);

create table pay_seller_payout (
    id           bigint      not null,
    seller_id    bigint      not null,
    statement_id bigint      not null,
    payee_id     bigint      not null,
    amount       bigint      not null,
    status       varchar(8)  not null,
    refusal      varchar(30) null,
    asked_at     datetime(6) not null,
    ended_at     datetime(6) null,
    primary key (id),
    constraint ck_pay_seller_payout_status check (status in ('SENT', 'PAID', 'FAILED', 'RETURNED')
        and (status = 'SENT') = (ended_at is null) and (status = 'FAILED') = (refusal is not null)
        and (amount > 0 or status = 'FAILED'))
);
create index ix_pay_seller_payout_seller on pay_seller_payout (seller_id, id);
create index ix_pay_seller_payout_status on pay_seller_payout (status, id);
