-- Each request to pay for money of a loan, and what came of it. A member's list is read along (loan_id, id).
create table loan_repayment (
    id               bigint      not null,
    loan_id          bigint      not null,
    kind             varchar(10) not null,
    -- The instalment; null for the others.
    number           int         null,
    strategy         varchar(24) null,
    -- The day as of which it counts.
    value_on         date        not null,
    asked            bigint      not null,
    state            varchar(9)  not null,
    reason           varchar(40) null,
    collected        bigint      not null default 0,
    fees             bigint      not null default 0,
    overdue_interest bigint      not null default 0,
    interest         bigint      not null default 0,
    principal        bigint      not null default 0,
    asked_at         datetime(6) not null,
    decided_at       datetime(6) null,
    -- When it is asked again, with the same id; null when pay has answered.
    ask_at           datetime(6) null,
    times            int         not null default 1,
    primary key (id),
    constraint ck_loan_repayment_kind check (kind in ('INSTALMENT', 'PREPAYMENT', 'WITHDRAWAL')),
    constraint ck_loan_repayment_state check (state in ('ASKED', 'COLLECTED', 'REFUSED')),
    constraint ck_loan_repayment_decided check ((state = 'ASKED') = (decided_at is null)
        and (state = 'ASKED') = (ask_at is not null)),
    -- For those to be collected whole, the parts stand before pay answers.
    constraint ck_loan_repayment_parts check (asked > 0 and collected between 0 and asked
        and (state <> 'COLLECTED' or fees + overdue_interest + interest + principal = collected))
);
create index ix_loan_repayment_loan on loan_repayment (loan_id, id);
create index ix_loan_repayment_ask on loan_repayment (ask_at);
