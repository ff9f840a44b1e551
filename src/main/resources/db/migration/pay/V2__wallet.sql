create table pay_wallet (
    member_id  bigint      not null,
    account_id bigint      not null,
    status     varchar(10) not null,
    opened_at  datetime(6) not null,
    closed_at  datetime(6) null,
    primary key (member_id),
    constraint uq_pay_wallet_account unique (account_id),
    constraint fk_pay_wallet_account foreign key (account_id) references pay_account (id),
    constraint ck_pay_wallet_status check (status in ('OPEN', 'CLOSED'))
);

-- What the member reads: one row per posted movement of the wallet, counted from 1, with the balance after it.
create table pay_wallet_movement (
    member_id   bigint       not null,
    sequence    bigint       not null,
    movement_id bigint       not null,
    kind        varchar(20)  not null,
    amount      bigint       not null,
    balance     bigint       not null,
    description varchar(255) not null,
    occurred_at datetime(6)  not null,
    primary key (member_id, sequence),
    constraint uq_pay_wallet_movement unique (movement_id),
    constraint fk_pay_wallet_movement_movement foreign key (movement_id) references pay_movement (id),
    constraint ck_pay_wallet_movement_amount check (amount <> 0),
    constraint ck_pay_wallet_movement_balance check (balance >= 0)
);
