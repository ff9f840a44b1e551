create table loan_application (
    id                     bigint         not null,
    member_id              bigint         not null,
    offer_id               bigint         not null,
    lender_id              bigint         not null,
    state                  varchar(10)    not null,
    bank_account_id        bigint         null,
    -- The version of the terms that were agreed to, when it was submitted.
    terms_version          int            null,
    -- What the lender approved, beside the offer.
    decided_amount         bigint         null,
    decided_rate           decimal(9, 6)  null,
    decided_fee_rate       decimal(9, 6)  null,
    decided_upfront_fee    bigint         null,
    decided_effective_rate decimal(12, 8) null,
    decided_total_cost     bigint         null,
    signed_by              bigint         null,
    signature              varchar(200)   null,
    loan_id                bigint         null,
    accepted_at            datetime(6)    not null,
    submitted_at           datetime(6)    null,
    signed_at              datetime(6)    null,
    changed_at             datetime(6)    null,
    -- When it lapses, or a signed one's lender is asked to pay again; null at its end.
    due_at                 datetime(6)    null,
    -- When the lender of a submitted one is asked again to decide.
    ask_at                 datetime(6)    null,
    primary key (id),
    constraint uq_loan_application_offer unique (offer_id),
    constraint ck_loan_application_state check (state in ('DRAFT', 'SUBMITTED', 'APPROVED', 'SIGNED', 'CONTRACTED', 'REFUSED', 'CANCELED', 'LAPSED', 'FAILED')),
    constraint ck_loan_application_decided check (state not in ('APPROVED', 'SIGNED', 'CONTRACTED') or decided_rate is not null),
    constraint ck_loan_application_signed check (state not in ('SIGNED', 'CONTRACTED', 'FAILED') or signature is not null),
    constraint ck_loan_application_contracted check ((state = 'CONTRACTED') = (loan_id is not null)),
    constraint ck_loan_application_over check ((state in ('CONTRACTED', 'REFUSED', 'CANCELED', 'LAPSED', 'FAILED')) = (due_at is null))
);
create index ix_loan_application_member on loan_application (member_id, id);
create index ix_loan_application_due on loan_application (due_at);
create index ix_loan_application_ask on loan_application (ask_at);

-- Numbers under which issuers give certificates out, encrypted; erased when the member leaves.
create table loan_application_document (
    id             bigint       not null,
    application_id bigint       not null,
    kind           varchar(12)  not null,
    number         varchar(200) not null,
    primary key (id)
);
create index ix_loan_application_document on loan_application_document (application_id, kind);

-- How often each lender lent as it had offered.
create table loan_lender_match (
    lender_id bigint not null,
    decided   bigint not null,
    matched   bigint not null,
    primary key (lender_id),
    constraint ck_loan_lender_match check (matched between 0 and decided)
);
