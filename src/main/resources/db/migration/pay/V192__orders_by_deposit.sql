-- A deposit at a virtual account pays a part of an order too. A payment that awaits it is WAITING_FOR_DEPOSIT.
-- allows CHECK pay_payment.ck_pay_payment_status: only a payment whose member names a deposit is in the new state, which an instance of this release alone lets them do; the release before cannot read it, and leaves it to this one (docs/pay.md)
-- allows CHECK pay_payment.ck_pay_payment_deposit: the release before writes neither the new state nor the new column
alter table pay_payment modify status varchar(20) not null;
alter table pay_payment drop constraint ck_pay_payment_status;
alter table pay_payment add constraint ck_pay_payment_status
    check (status in ('READY', 'UNKNOWN', 'CANCELING', 'WAITING_FOR_DEPOSIT', 'APPROVED', 'CANCELED', 'EXPIRED'));
-- Whether it can wait for one: not a seat in a team, nor what the release before has prepared, which does not look.
alter table pay_payment add column depositable boolean not null default false;
-- When it is over without its deposit.
alter table pay_payment add column deposit_until datetime(6) null;
alter table pay_payment add constraint ck_pay_payment_deposit
    check ((status = 'WAITING_FOR_DEPOSIT') = (deposit_until is not null));
create index ix_pay_payment_deposit on pay_payment (deposit_until);

-- allows CHECK pay_tender.ck_pay_tender_kind: the release before writes what it wrote; of a payment by deposit it can show and refund nothing, tries again, and leaves it to an instance of this one (docs/pay.md)
alter table pay_tender modify kind varchar(16) not null;
alter table pay_tender drop constraint ck_pay_tender_kind;
alter table pay_tender add constraint ck_pay_tender_kind
    check (kind in ('MONEY', 'POINTS', 'CARD', 'COUPON', 'VIRTUAL_ACCOUNT'));

-- What kind of payment a deposit is awaited for: one that a merchant asks for, as all were, or one of an order.
-- What the release before writes says MERCHANT by the default; the deposit for an order fails there, and the bank tells it again.
alter table pay_virtual_account add column purpose varchar(10) not null default 'MERCHANT';
alter table pay_virtual_account add constraint ck_pay_virtual_account_purpose check (purpose in ('MERCHANT', 'ORDER'));

-- What is set aside beside a deposit that is to pay for an order, until it has come or never will.
create table pay_awaited_deposit (
    payment_id  bigint not null,
    money       bigint not null,
    money_hold  bigint null,
    points      bigint not null,
    points_hold bigint null,
    coupon      bigint not null,
    coupon_hold bigint null,
    primary key (payment_id),
    constraint fk_pay_awaited_deposit_payment foreign key (payment_id) references pay_payment (id),
    constraint ck_pay_awaited_deposit_money check (money >= 0 and (money > 0) = (money_hold is not null)),
    constraint ck_pay_awaited_deposit_points check (points >= 0 and (points > 0) = (points_hold is not null)),
    constraint ck_pay_awaited_deposit_coupon check (coupon >= 0 and (coupon > 0) = (coupon_hold is not null))
);
