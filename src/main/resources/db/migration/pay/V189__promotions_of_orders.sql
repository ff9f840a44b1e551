-- What a promotion is given for: payments at merchants, as all were, of orders, or both. One at a single merchant is for no order, and
-- points are given at merchants alone.
-- allows CHECK pay_promotion.ck_pay_promotion_place: what the release before writes says MERCHANTS by the default; it reads no place
alter table pay_promotion add column place varchar(10) not null default 'MERCHANTS';
alter table pay_promotion add constraint ck_pay_promotion_place check (place in ('MERCHANTS', 'ORDERS', 'BOTH')
    and (place = 'MERCHANTS' or merchant_id is null and kind <> 'CASHBACK'));

-- A coupon pays a part of an order.
-- allows CHECK pay_tender.ck_pay_tender_kind: there is none before two operators of this release have started a promotion for orders, which they do once no instance of the release before runs (docs/pay.md)
alter table pay_tender drop constraint ck_pay_tender_kind;
alter table pay_tender add constraint ck_pay_tender_kind check (kind in ('MONEY', 'POINTS', 'CARD', 'COUPON'));
alter table pay_card_attempt add column coupon bigint not null default 0;
alter table pay_card_attempt add column coupon_hold bigint null;
alter table pay_card_attempt add constraint ck_pay_card_attempt_coupon
    check (coupon >= 0 and (coupon > 0) = (coupon_hold is not null));
