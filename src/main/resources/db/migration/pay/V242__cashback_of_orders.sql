-- Points for orders of Madang's own shop: promised when a payment is taken, given as the purchases of its items stand.
-- allows CHECK pay_promotion.ck_pay_promotion_place: there is no such promotion before two operators of this release have started one, which they do once no instance of the release before runs (docs/upgrading.md)
alter table pay_promotion drop constraint ck_pay_promotion_place;
alter table pay_promotion add constraint ck_pay_promotion_place check (place in ('MERCHANTS', 'ORDERS', 'BOTH')
    and (place = 'MERCHANTS' or merchant_id is null));
-- Whether there is any for orders at all is asked for each item that is confirmed.
create index ix_pay_promotion_place on pay_promotion (kind, place);

-- order_id: whose payment it is; null: a merchant's. Of an order a part is given while the rest is still promised: due_at says when that is
-- given up. back: what of the money of purchases that stood has gone back. All in one statement: a table of all cashback is copied once.
-- allows CHECK pay_cashback.ck_pay_cashback_points: what the release before writes it may still write; of an order more can be given than was promised, when some of it went back in between
-- allows CHECK pay_cashback.ck_pay_cashback_state: what the release before writes it may still write; it gives a part of nothing that is still promised
alter table pay_cashback
    add column order_id bigint null,
    add column back bigint not null default 0,
    drop constraint ck_pay_cashback_points,
    drop constraint ck_pay_cashback_state,
    add constraint ck_pay_cashback_points check (points > 0 and paid >= 0 and (paid <= points or order_id is not null)),
    add constraint ck_pay_cashback_state check (state in ('PROMISED', 'PAID', 'LOST')
        and (state = 'PROMISED') = (due_at is not null) and (state <> 'PAID' or paid > 0) and (state <> 'LOST' or paid = 0)
        and (state <> 'PROMISED' or paid = 0 or order_id is not null));

-- The items of orders whose purchase stands, and the points that were given when it did: a grant of the item's number. Only of orders that
-- earn points, or could when they were paid for.
create table pay_cashback_item (
    item_id      bigint      not null,
    payment_id   bigint      not null,
    money        bigint      not null,
    points       bigint      not null,
    confirmed_at datetime(6) not null,
    primary key (item_id),
    constraint ck_pay_cashback_item_amounts check (money > 0 and points >= 0)
);
create index ix_pay_cashback_item_payment on pay_cashback_item (payment_id);
