-- What somebody wished for and said of themselves. What they said is erased when they leave.
create table loan_comparison (
    id              bigint      not null,
    member_id       bigint      not null,
    purpose         varchar(12) not null,
    amount          bigint      not null,
    months          int         not null,
    yearly_income   bigint      null,
    debt_service    bigint      null,
    employment      varchar(14) null,
    housing         varchar(12) null,
    area            varchar(10) not null,
    -- The version of the terms that were agreed to, when it was opened.
    terms_version   int         not null,
    opened_at       datetime(6) not null,
    deadline        datetime(6) not null,
    closed_at       datetime(6) null,
    ranking_version int         null,
    -- When a sweep closes it if nobody did; null once it is closed.
    close_at        datetime(6) null,
    primary key (id),
    constraint ck_loan_comparison_purpose check (purpose in ('LIVING', 'HOME', 'REFINANCING')),
    constraint ck_loan_comparison_wish check (amount > 0 and months > 0),
    constraint ck_loan_comparison_closed check ((closed_at is null) = (ranking_version is null)
        and (closed_at is null) = (close_at is not null))
);
create index ix_loan_comparison_member on loan_comparison (member_id, id);
create index ix_loan_comparison_close on loan_comparison (close_at);

-- What the rules allow, one row for each kind of loan, lender and rate.
create table loan_assessment (
    comparison_id bigint        not null,
    kind          varchar(12)   not null,
    sector        varchar(10)   not null,
    rate_type     varchar(20)   not null,
    stressed_rate decimal(9, 6) not null,
    dsr           decimal(12, 4) null,
    cap           decimal(5, 4) not null,
    borrowable    bigint        not null,
    limited_by    varchar(12)   not null,
    allowed       boolean       not null,
    primary key (comparison_id, kind, sector, rate_type)
);

-- One row for each lender that is asked: the key makes its outcome one. ASKED is left once, by guarded updates.
create table loan_comparison_lender (
    comparison_id bigint      not null,
    lender_id     bigint      not null,
    lender_name   varchar(100) not null,
    request_id    bigint      not null,
    outcome       varchar(8)  not null,
    reason        varchar(20) null,
    answered_at   datetime(6) null,
    -- From 1; null unless it offered and the comparison is closed.
    place         int         null,
    primary key (comparison_id, lender_id),
    constraint uq_loan_comparison_lender_request unique (request_id),
    constraint ck_loan_comparison_lender_outcome check (outcome in ('ASKED', 'OFFERED', 'DECLINED', 'TIMEOUT', 'ERROR')),
    constraint ck_loan_comparison_lender_answered check ((outcome = 'ASKED') = (answered_at is null)),
    constraint ck_loan_comparison_lender_place check (place is null or (place > 0 and outcome = 'OFFERED'))
);
create index ix_loan_comparison_lender_outcome on loan_comparison_lender (answered_at, lender_id, outcome);

create table loan_offer (
    id                  bigint        not null,
    comparison_id       bigint        not null,
    lender_id           bigint        not null,
    lender_name         varchar(100)  not null,
    product_code        varchar(20)   not null,
    product_name        varchar(100)  not null,
    kind                varchar(12)   not null,
    reference           varchar(60)   not null,
    amount              bigint        not null,
    most                bigint        not null,
    annual_rate         decimal(9, 6) not null,
    rate_type           varchar(20)   not null,
    months              int           not null,
    method              varchar(20)   not null,
    prepayment_fee_rate decimal(9, 6) not null,
    upfront_fee         bigint        not null,
    effective_rate      decimal(12, 8) not null,
    first_payment       bigint        not null,
    total_cost          bigint        not null,
    offered_at          datetime(6)   not null,
    expires_at          datetime(6)   not null,
    primary key (id),
    constraint uq_loan_offer_lender unique (comparison_id, lender_id),
    constraint ck_loan_offer_amounts check (amount > 0 and most >= amount and annual_rate >= 0 and upfront_fee >= 0
        and months > 0 and first_payment >= 0 and total_cost >= 0)
);
create trigger loan_offer_no_update before update on loan_offer for each row
    signal sqlstate '45000' set message_text = 'loan_offer is never updated';
create trigger loan_offer_no_delete before delete on loan_offer for each row
    signal sqlstate '45000' set message_text = 'loan_offer is never deleted';

-- What lenders answered after the comparison was closed: kept, never compared.
create table loan_late_answer (
    comparison_id bigint        not null,
    lender_id     bigint        not null,
    outcome       varchar(8)    not null,
    reason        varchar(20)   null,
    amount        bigint        null,
    annual_rate   decimal(9, 6) null,
    arrived_at    datetime(6)   not null,
    primary key (comparison_id, lender_id)
);
