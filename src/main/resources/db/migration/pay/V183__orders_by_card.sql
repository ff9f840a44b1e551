-- Cards pay for orders too. A payment whose card a company has been asked to charge is UNKNOWN until it has answered, and
-- CANCELING when commerce took the order back meanwhile.
-- allows CHECK pay_payment.ck_pay_payment_status: only a payment that a card pays is in one of the new states; the release before cannot read it, and leaves it to this one until it is gone (docs/pay.md)
-- allows CHECK pay_tender.ck_pay_tender_kind: the release before writes MONEY and POINTS as ever; of a payment by card it can show and refund nothing, tries again, and leaves it to an instance of this one (docs/pay.md)
alter table pay_payment drop constraint ck_pay_payment_status;
alter table pay_payment add constraint ck_pay_payment_status
    check (status in ('READY', 'UNKNOWN', 'CANCELING', 'APPROVED', 'CANCELED', 'EXPIRED'));
-- The charge that was asked for last.
alter table pay_payment add column charge_id bigint null;
alter table pay_tender drop constraint ck_pay_tender_kind;
alter table pay_tender add constraint ck_pay_tender_kind check (kind in ('MONEY', 'POINTS', 'CARD'));

-- Each time that a card was to pay for an order: what is set aside beside it until the card company has answered.
create table pay_card_attempt (
    charge_id   bigint not null,
    payment_id  bigint not null,
    money       bigint not null,
    money_hold  bigint null,
    points      bigint not null,
    points_hold bigint null,
    primary key (charge_id),
    constraint fk_pay_card_attempt_charge foreign key (charge_id) references pay_card_request (id),
    constraint fk_pay_card_attempt_payment foreign key (payment_id) references pay_payment (id),
    constraint ck_pay_card_attempt_money check (money >= 0 and (money > 0) = (money_hold is not null)),
    constraint ck_pay_card_attempt_points check (points >= 0 and (points > 0) = (points_hold is not null))
);

-- What of a refund goes back to a card: set aside in the order's escrow until the card company has answered.
create table pay_refund_card (
    cancel_id bigint not null,
    refund_id bigint not null,
    hold      bigint not null,
    primary key (cancel_id),
    constraint uq_pay_refund_card_refund unique (refund_id),
    constraint fk_pay_refund_card_cancel foreign key (cancel_id) references pay_card_request (id)
);
-- A refund that is PENDING is done when so many of its parts have come where they go: to a bank, or back to a card.
alter table pay_refund add column open_parts int not null default 1;
