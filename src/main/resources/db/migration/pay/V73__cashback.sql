-- Points that were promised for a payment, and what became of them once the purchase stood. due_at: when that is; null: it is decided.
create table pay_cashback (
    id           bigint      not null,
    promotion_id bigint      not null,
    payment_id   bigint      not null,
    member_id    bigint      not null,
    points       bigint      not null,
    paid         bigint      not null,
    hold         bigint      not null,
    state        varchar(8)  not null,
    due_at       datetime(6) null,
    promised_at  datetime(6) not null,
    primary key (id),
    constraint uq_pay_cashback_payment unique (payment_id),
    constraint fk_pay_cashback_hold foreign key (hold) references pay_movement (id),
    constraint ck_pay_cashback_points check (points > 0 and paid >= 0 and paid <= points),
    constraint ck_pay_cashback_state check (state in ('PROMISED', 'PAID', 'LOST')
        and (state = 'PROMISED') = (due_at is not null) and (state = 'PAID') = (paid > 0))
);
create index ix_pay_cashback_due on pay_cashback (due_at);
create index ix_pay_cashback_member on pay_cashback (promotion_id, member_id);
