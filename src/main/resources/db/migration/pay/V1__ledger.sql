-- The ledger: see docs/adr/0010-ledger-shape.md. One movement is one balanced row; a journal groups those of one business
-- fact; account rows only identify and are never updated (they are what foreign keys point at); balances lie apart.

create table pay_account (
    id         bigint      not null,
    kind       varchar(20) not null,
    owner      bigint      not null,
    currency   char(3)     not null,
    created_at datetime(6) not null,
    primary key (id),
    constraint uq_pay_account_owner unique (kind, owner, currency),
    -- What movements point at, so that one can never join accounts of two currencies.
    constraint uq_pay_account_currency unique (id, currency)
);

create table pay_balance (
    account_id     bigint     not null,
    slot           smallint   not null,
    guard          varchar(6) not null,
    debit_posted   bigint     not null default 0,
    credit_posted  bigint     not null default 0,
    debit_pending  bigint     not null default 0,
    credit_pending bigint     not null default 0,
    postings       bigint     not null default 0,
    primary key (account_id, slot),
    constraint fk_pay_balance_account foreign key (account_id) references pay_account (id),
    constraint ck_pay_balance_guard check (guard in ('NONE', 'CREDIT', 'DEBIT')),
    constraint ck_pay_balance_sides check (debit_posted >= 0 and credit_posted >= 0 and debit_pending >= 0
        and credit_pending >= 0 and postings >= 0),
    constraint ck_pay_balance_credit check (guard <> 'CREDIT' or debit_posted + debit_pending <= credit_posted),
    constraint ck_pay_balance_debit check (guard <> 'DEBIT' or credit_posted + credit_pending <= debit_posted)
);

create table pay_journal (
    id          bigint      not null,
    kind        varchar(32) not null,
    reference   varchar(64) not null,
    occurred_at datetime(6) not null,
    primary key (id),
    constraint uq_pay_journal_reference unique (kind, reference)
);

create table pay_movement (
    id             bigint      not null,
    journal_id     bigint      not null,
    debit_account  bigint      not null,
    credit_account bigint      not null,
    currency       char(3)     not null,
    amount         bigint      not null,
    phase          varchar(7)  not null,
    resolves       bigint      null,
    primary key (id),
    constraint fk_pay_movement_journal foreign key (journal_id) references pay_journal (id),
    constraint fk_pay_movement_debit foreign key (debit_account, currency) references pay_account (id, currency),
    constraint fk_pay_movement_credit foreign key (credit_account, currency) references pay_account (id, currency),
    constraint fk_pay_movement_resolves foreign key (resolves) references pay_movement (id),
    -- A hold is captured or released at most once.
    constraint uq_pay_movement_resolves unique (resolves),
    constraint ck_pay_movement_amount check (amount > 0),
    constraint ck_pay_movement_sides check (debit_account <> credit_account),
    constraint ck_pay_movement_phase check (phase in ('POSTED', 'HOLD') and resolves is null
        or phase in ('CAPTURE', 'RELEASE') and resolves is not null)
);
create index ix_pay_movement_debit on pay_movement (debit_account, id);
create index ix_pay_movement_credit on pay_movement (credit_account, id);

create trigger pay_account_no_update before update on pay_account for each row
    signal sqlstate '45000' set message_text = 'pay_account is never updated';
create trigger pay_account_no_delete before delete on pay_account for each row
    signal sqlstate '45000' set message_text = 'pay_account is never deleted';
create trigger pay_journal_no_update before update on pay_journal for each row
    signal sqlstate '45000' set message_text = 'pay_journal is never updated';
create trigger pay_journal_no_delete before delete on pay_journal for each row
    signal sqlstate '45000' set message_text = 'pay_journal is never deleted';
create trigger pay_movement_no_update before update on pay_movement for each row
    signal sqlstate '45000' set message_text = 'pay_movement is never updated';
create trigger pay_movement_no_delete before delete on pay_movement for each row
    signal sqlstate '45000' set message_text = 'pay_movement is never deleted';

-- The trust account at the bank. Everybody's money moves through it, so its balance is spread over slots; it has the
-- smallest id, because balances are locked from the largest id to the smallest and the shared ones should be held shortest.
insert into pay_account (id, kind, owner, currency, created_at) values (1, 'BANK', 0, 'KRW', '2026-01-01 00:00:00');
insert into pay_balance (account_id, slot, guard) values
    (1, 0, 'NONE'), (1, 1, 'NONE'), (1, 2, 'NONE'), (1, 3, 'NONE'), (1, 4, 'NONE'), (1, 5, 'NONE'), (1, 6, 'NONE'),
    (1, 7, 'NONE'), (1, 8, 'NONE'), (1, 9, 'NONE'), (1, 10, 'NONE'), (1, 11, 'NONE'), (1, 12, 'NONE'), (1, 13, 'NONE'),
    (1, 14, 'NONE'), (1, 15, 'NONE');
