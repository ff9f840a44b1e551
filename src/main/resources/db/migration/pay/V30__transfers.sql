-- To whom members can send money: those who joined, as their events tell, with the masked name that others may see. The phone
-- number is what they are found by.
create table pay_payee (
    member_id   bigint       not null,
    masked_name varchar(100) not null,
    phone       varchar(120) character set ascii collate ascii_bin null,
    phone_index char(43) character set ascii collate ascii_bin null,
    -- When the number became theirs: the latest counts, whichever event comes first.
    phone_since datetime(6)  not null,
    primary key (member_id)
);
create index ix_pay_payee_phone on pay_payee (phone_index, phone_since);

create table pay_transfer (
    id             bigint       not null,
    sender         bigint       not null,
    -- Null until somebody accepts what was sent to a phone number of nobody.
    recipient      bigint       null,
    amount         bigint       not null,
    memo           varchar(50)  null,
    status         varchar(10)  not null,
    sender_name    varchar(100) not null,
    -- Of one who has not joined: the masked phone number.
    recipient_name varchar(100) not null,
    sent_at        datetime(6)  not null,
    ended_at       datetime(6)  null,
    primary key (id),
    constraint ck_pay_transfer_amount check (amount > 0),
    constraint ck_pay_transfer_self check (recipient is null or recipient <> sender),
    constraint ck_pay_transfer_status check (status in ('HELD', 'COMPLETED', 'CANCELED', 'RETURNED')),
    constraint ck_pay_transfer_recipient check ((status = 'COMPLETED') = (recipient is not null)),
    constraint ck_pay_transfer_ended check ((status = 'HELD') = (ended_at is null))
);
create index ix_pay_transfer_sender on pay_transfer (sender, id);
create index ix_pay_transfer_recipient on pay_transfer (recipient, id);

-- What waits for its recipient. Whoever ends it deletes its row, and with it the phone number.
create table pay_held_transfer (
    transfer_id bigint       not null,
    sender      bigint       not null,
    phone       varchar(120) character set ascii collate ascii_bin not null,
    phone_index char(43) character set ascii collate ascii_bin not null,
    hold        bigint       not null,
    accept_by   datetime(6)  not null,
    primary key (transfer_id),
    constraint fk_pay_held_transfer_hold foreign key (hold) references pay_movement (id),
    constraint fk_pay_held_transfer_transfer foreign key (transfer_id) references pay_transfer (id)
);
create index ix_pay_held_transfer_phone on pay_held_transfer (phone_index, transfer_id);
create index ix_pay_held_transfer_due on pay_held_transfer (accept_by);
create index ix_pay_held_transfer_sender on pay_held_transfer (sender);

-- What a member has sent on their last day and in that month, of Korea. Locked by whoever counts.
create table pay_transfer_usage (
    member_id    bigint not null,
    day          date   not null,
    day_amount   bigint not null,
    month        date   not null,
    month_amount bigint not null,
    primary key (member_id),
    constraint ck_pay_transfer_usage check (day_amount >= 0 and month_amount >= day_amount)
);

-- One movement between two wallets is in both members' lists.
alter table pay_wallet_movement drop foreign key fk_pay_wallet_movement_movement;
alter table pay_wallet_movement drop index uq_pay_wallet_movement;
alter table pay_wallet_movement
    add constraint uq_pay_wallet_movement unique (movement_id, member_id),
    add constraint fk_pay_wallet_movement_movement foreign key (movement_id) references pay_movement (id);

-- What is held for a phone number of nobody passes through here; a small id, since it is shared.
insert into pay_account (id, kind, owner, currency, created_at)
    values (30, 'HELD_TRANSFERS', 0, 'KRW', '2026-01-01 00:00:00');
insert into pay_balance (account_id, slot, guard) values
    (30, 0, 'NONE'), (30, 1, 'NONE'), (30, 2, 'NONE'), (30, 3, 'NONE'), (30, 4, 'NONE'), (30, 5, 'NONE'), (30, 6, 'NONE'), (30, 7, 'NONE'),
    (30, 8, 'NONE'), (30, 9, 'NONE'), (30, 10, 'NONE'), (30, 11, 'NONE'), (30, 12, 'NONE'), (30, 13, 'NONE'), (30, 14, 'NONE'), (30, 15, 'NONE');
