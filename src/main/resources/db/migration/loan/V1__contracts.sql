-- One row per loan that was taken; its row decides every race. Interest runs on period_balance between period_from and
-- next_due_on; balance is all principal that was not paid back, what is overdue of it included.
create table loan_contract (
    id                  bigint        not null,
    application_id      bigint        not null,
    member_id           bigint        not null,
    lender_id           bigint        not null,
    lender_name         varchar(100)  not null,
    product_name        varchar(100)  not null,
    kind                varchar(12)   not null,
    principal           bigint        not null,
    annual_rate         decimal(9, 6) not null,
    method              varchar(20)   not null,
    day_count           varchar(12)   not null,
    grace               int           not null,
    started_on          date          not null,
    ends_on             date          not null,
    prepayment_fee_rate decimal(9, 6) not null,
    bank_account_id     bigint        null,
    status              varchar(10)   not null,
    balance             bigint        not null,
    period_from         date          not null,
    period_balance      bigint        not null,
    next_number         int           not null,
    next_due_on         date          null,
    level               bigint        not null,
    ahead               bigint        not null,
    overdue_since       date          null,
    -- A repayment that pay has not answered yet: the loan stands still, its days are made up for afterwards.
    pending_repayment   bigint        null,
    opened_at           datetime(6)   not null,
    disbursed_at        datetime(6)   null,
    closed_at           datetime(6)   null,
    -- When the disbursement is told again; null when pay has answered.
    tell_at             datetime(6)   null,
    version             bigint        not null,
    primary key (id),
    constraint uq_loan_contract_application unique (application_id),
    constraint ck_loan_contract_kind check (kind in ('CREDIT', 'MORTGAGE', 'CARD', 'REFINANCING')),
    constraint ck_loan_contract_status check (status in ('DISBURSING', 'ACTIVE', 'OVERDUE', 'PAID_OFF', 'WITHDRAWN', 'FAILED')),
    constraint ck_loan_contract_amounts check (principal > 0 and balance between 0 and principal
        and period_balance between 0 and balance and level >= 0 and ahead >= 0),
    constraint ck_loan_contract_closed check ((status in ('PAID_OFF', 'WITHDRAWN', 'FAILED')) = (closed_at is not null)),
    constraint ck_loan_contract_paid_off check (status <> 'PAID_OFF' or balance = 0)
);
create index ix_loan_contract_member on loan_contract (member_id, id);
create index ix_loan_contract_due on loan_contract (next_due_on);
create index ix_loan_contract_tell on loan_contract (tell_at);

-- PLANNED until its day, DUE until all of it is paid. Amounts of planned ones change with a prepayment.
create table loan_instalment (
    loan_id               bigint      not null,
    number                int         not null,
    from_on               date        not null,
    due_on                date        not null,
    principal             bigint      not null,
    interest              bigint      not null,
    balance               bigint      not null,
    state                 varchar(7)  not null,
    -- What being overdue has cost so far; the daily close adds to it.
    overdue_interest      bigint      not null default 0,
    paid_principal        bigint      not null default 0,
    paid_interest         bigint      not null default 0,
    paid_overdue_interest bigint      not null default 0,
    paid_at               datetime(6) null,
    -- When pay is asked to collect it; null while it is being collected, or an older one is.
    ask_at                datetime(6) null,
    primary key (loan_id, number),
    constraint ck_loan_instalment_state check (state in ('PLANNED', 'DUE', 'PAID')),
    constraint ck_loan_instalment_amounts check (principal >= 0 and interest >= 0 and overdue_interest >= 0
        and paid_principal between 0 and principal and paid_interest between 0 and interest
        and paid_overdue_interest between 0 and overdue_interest),
    constraint ck_loan_instalment_paid check (state <> 'PAID' or (paid_principal = principal and paid_interest = interest
        and paid_overdue_interest = overdue_interest and paid_at is not null))
);
create index ix_loan_instalment_ask on loan_instalment (ask_at);
create index ix_loan_instalment_state on loan_instalment (state, loan_id, number);
