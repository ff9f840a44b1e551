-- What settlements of merchants count: never changed, never removed. Kept in the order in which settlements read it.
-- Signed as the merchant sees them: sales are positive, what goes back is negative, and so are fees that are reversed.
create table pay_sale_line (
    merchant_id bigint      not null,
    sold_on     date        not null,
    id          bigint      not null,
    kind        varchar(7)  not null,
    payment_id  bigint      not null,
    part_id     bigint      not null,
    amount      bigint      not null,
    tax_free    bigint      not null,
    fee         bigint      not null,
    other_fee   bigint      not null,
    vat         bigint      not null,
    occurred_at datetime(6) not null,
    primary key (merchant_id, sold_on, id),
    -- Each capture, cancel and dispute once.
    constraint uq_pay_sale_line_part unique (payment_id, kind, part_id),
    constraint ck_pay_sale_line_signs check (
        kind = 'SALE' and amount > 0 and tax_free between 0 and amount and other_fee between 0 and fee
        or kind = 'CANCEL' and amount < 0 and tax_free between amount and 0 and other_fee between fee and 0
        or kind = 'DISPUTE' and amount <= 0 and tax_free between amount and 0 and other_fee = fee and fee >= 0)
);
create trigger pay_sale_line_no_update before update on pay_sale_line for each row
    signal sqlstate '45000' set message_text = 'pay_sale_line is never updated';
create trigger pay_sale_line_no_delete before delete on pay_sale_line for each row
    signal sqlstate '45000' set message_text = 'pay_sale_line is never deleted';

-- The days in Seoul that were settled, one after the other, and how far the last one has come.
create table pay_settlement_run (
    day           date        not null,
    last_merchant bigint      not null,
    merchants     int         not null,
    settlements   int         not null,
    failed        int         not null,
    begun_at      datetime(6) not null,
    finished_at   datetime(6) null,
    primary key (day)
);
