create table pay_bank_account (
    id           bigint         not null,
    member_id    bigint         not null,
    bank_code    char(3)        not null,
    number       varchar(200) character set ascii collate ascii_bin null,
    number_index char(43) character set ascii collate ascii_bin null,
    last_four    varchar(4)        not null,
    status       varchar(10)    not null,
    linked_at    datetime(6)    not null,
    primary key (id),
    constraint uq_pay_bank_account_number unique (member_id, bank_code, number_index),
    constraint ck_pay_bank_account_status check (status in ('LINKED', 'RETAINED', 'ERASED')),
    constraint ck_pay_bank_account_erased check ((status = 'ERASED') = (number is null)
        and (number is null) = (number_index is null))
);

-- Every transfer that we asked the bank for: written before the call, its outcome after.
create table pay_bank_transfer (
    id              bigint      not null,
    direction       varchar(3)  not null,
    purpose         varchar(20) not null,
    purpose_id      bigint      not null,
    member_id       bigint      not null,
    bank_account_id bigint      not null,
    amount          bigint      not null,
    hold            bigint      not null,
    status          varchar(10) not null,
    refusal         varchar(30) null,
    enquiries       int         not null,
    next_step_at    datetime(6) null,
    created_at      datetime(6) not null,
    decided_at      datetime(6) null,
    version         int         not null,
    primary key (id),
    constraint fk_pay_bank_transfer_account foreign key (bank_account_id) references pay_bank_account (id),
    constraint fk_pay_bank_transfer_hold foreign key (hold) references pay_movement (id),
    constraint uq_pay_bank_transfer_hold unique (hold),
    constraint ck_pay_bank_transfer_amount check (amount > 0),
    constraint ck_pay_bank_transfer_direction check (direction in ('IN', 'OUT')),
    constraint ck_pay_bank_transfer_status check (status in ('WAITING', 'SENT', 'UNKNOWN', 'DONE', 'REFUSED')),
    constraint ck_pay_bank_transfer_decided check ((status in ('DONE', 'REFUSED')) = (decided_at is not null)
        and (status = 'REFUSED') = (refusal is not null))
);
create index ix_pay_bank_transfer_due on pay_bank_transfer (next_step_at);
-- Those that were asked about too often wait for a person.
create index ix_pay_bank_transfer_open on pay_bank_transfer (status, enquiries);
create index ix_pay_bank_transfer_member on pay_bank_transfer (member_id, status);

-- The bank in the box: it is outside, and only its own class reads and writes these.
create table pay_sandbox_account (
    account_key char(64)    not null,
    balance     bigint      not null,
    primary key (account_key),
    constraint ck_pay_sandbox_account_balance check (balance >= 0)
);
create table pay_sandbox_transfer (
    request_id  bigint      not null,
    account_key char(64)    not null,
    direction   varchar(3)  not null,
    amount      bigint      not null,
    outcome     varchar(30) not null,
    primary key (request_id)
);
