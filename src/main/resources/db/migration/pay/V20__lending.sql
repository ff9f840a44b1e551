-- Loans handed over; the id is the loan's, so that each is handed over at most once.
create table pay_disbursement (
    loan_id    bigint       not null,
    member_id  bigint       not null,
    lender_id  bigint       not null,
    name       varchar(255) not null,
    amount     bigint       not null,
    to_wallet  bigint       not null,
    to_bank    bigint       not null,
    status     varchar(9)   not null,
    failure    varchar(30)  null,
    created_at datetime(6)  not null,
    decided_at datetime(6)  null,
    primary key (loan_id),
    constraint ck_pay_disbursement_status check (status in ('PENDING', 'COMPLETED', 'FAILED')),
    constraint ck_pay_disbursement_amounts check (amount > 0 and to_wallet >= 0 and to_bank >= 0
        and to_wallet + to_bank = case when status = 'FAILED' then 0 else amount end),
    constraint ck_pay_disbursement_decided check ((status = 'PENDING') = (decided_at is null)
        and (status = 'FAILED') = (failure is not null))
);

-- What was collected for loans; the id is loan's, so that each request is decided once.
create table pay_loan_repayment (
    id         bigint      not null,
    loan_id    bigint      not null,
    member_id  bigint      not null,
    lender_id  bigint      not null,
    asked      bigint      not null,
    collected  bigint      not null,
    refusal    varchar(30) null,
    decided_at datetime(6) not null,
    primary key (id),
    constraint ck_pay_loan_repayment_amounts check (asked > 0 and collected between 0 and asked
        and (collected = 0) = (refusal is not null))
);
