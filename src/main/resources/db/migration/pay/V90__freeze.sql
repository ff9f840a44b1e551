-- A frozen account (지급정지): what it owes stays guarded as before, and nothing more is debited from it.
alter table pay_balance drop constraint ck_pay_balance_guard;
alter table pay_balance drop constraint ck_pay_balance_credit;
alter table pay_balance
    add constraint ck_pay_balance_guard check (guard in ('NONE', 'CREDIT', 'FROZEN', 'DEBIT')),
    add constraint ck_pay_balance_credit check (guard not in ('CREDIT', 'FROZEN')
        or debit_posted + debit_pending <= credit_posted);

-- While a wallet is frozen: where goes what comes for it.
alter table pay_wallet
    add column suspense_account bigint null,
    add constraint fk_pay_wallet_suspense foreign key (suspense_account) references pay_account (id);

create table pay_freeze (
    id        bigint      not null,
    subject   varchar(10) not null,
    owner     bigint      not null,
    reason    varchar(20) not null,
    reference varchar(60) not null,
    frozen_by bigint      not null,
    frozen_at datetime(6) not null,
    lifted_by bigint      null,
    lifted_at datetime(6) null,
    -- 1 until it is lifted: one at a time.
    standing  tinyint     null default 1,
    primary key (id),
    constraint uq_pay_freeze_standing unique (subject, owner, standing),
    constraint ck_pay_freeze_subject check (subject in ('WALLET', 'PAYABLE')),
    constraint ck_pay_freeze_reason check (reason in ('FRAUD_REPORT', 'AUTHORITY', 'COURT', 'SAFEGUARD')),
    constraint ck_pay_freeze_lifted check ((lifted_by is null) = (lifted_at is null)
        and (lifted_by is null) = (standing is not null)),
    -- Who froze it does not lift it.
    constraint ck_pay_freeze_another check (lifted_by is null or lifted_by <> frozen_by)
);
create index ix_pay_freeze_standing on pay_freeze (standing, id);

-- What came for a frozen wallet and lies on its member's suspense account, until it is released or goes back.
create table pay_suspended_credit (
    movement_id bigint       not null,
    member_id   bigint       not null,
    amount      bigint       not null,
    kind        varchar(20)  not null,
    description varchar(255) not null,
    -- Who sent it, of a transfer.
    sender      bigint       null,
    received_at datetime(6)  not null,
    outcome     varchar(10)  null,
    ended_at    datetime(6)  null,
    primary key (movement_id),
    constraint fk_pay_suspended_credit_movement foreign key (movement_id) references pay_movement (id),
    constraint ck_pay_suspended_credit_amount check (amount > 0),
    constraint ck_pay_suspended_credit_outcome check (outcome in ('RELEASED', 'RETURNED')),
    constraint ck_pay_suspended_credit_ended check ((outcome is null) = (ended_at is null))
);
create index ix_pay_suspended_credit_member on pay_suspended_credit (member_id, outcome, movement_id);
