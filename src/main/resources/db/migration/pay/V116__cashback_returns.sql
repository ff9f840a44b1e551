-- A member's cashback of one promotion is numbered, so that they have it no more often than they may; what is lost has no number.
alter table pay_cashback add column number int null;
update pay_cashback c join (select id, row_number() over (partition by promotion_id, member_id order by id) n
    from pay_cashback where state <> 'LOST') k on k.id = c.id set c.number = k.n;
alter table pay_cashback add constraint uq_pay_cashback_number unique (promotion_id, member_id, number);
alter table pay_cashback add constraint ck_pay_cashback_number check (state <> 'LOST' or number is null);

-- What of cashback went back with a cancel: points that the member still had, and won off the money that they got back.
create table pay_cashback_return (
    cancel_id  bigint not null,
    payment_id bigint not null,
    points     bigint not null,
    won        bigint not null,
    primary key (cancel_id),
    constraint ck_pay_cashback_return_amounts check (points >= 0 and won >= 0 and points + won > 0)
);
create index ix_pay_cashback_return_payment on pay_cashback_return (payment_id);
