-- One row per refund that commerce asked for; its id is commerce's, so that it is carried out at most once.
create table pay_refund (
    id         bigint      not null,
    payment_id bigint      not null,
    order_id   bigint      not null,
    member_id  bigint      not null,
    amount     bigint      not null,
    status     varchar(10) not null,
    failure    varchar(30) null,
    created_at datetime(6) not null,
    decided_at datetime(6) null,
    version    int         not null,
    primary key (id),
    constraint ck_pay_refund_status check (status in ('PENDING', 'COMPLETED', 'FAILED')),
    constraint ck_pay_refund_decided check ((status = 'PENDING') = (decided_at is null)
        and (status = 'FAILED') = (failure is not null))
);
