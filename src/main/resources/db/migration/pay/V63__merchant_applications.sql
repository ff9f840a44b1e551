-- With what a merchant applied; entered by one operator, decided by another.
create table pay_merchant_application (
    merchant_id          bigint       not null,
    business_number      char(10)     not null,
    -- The same while it applies or is a merchant of ours, so that no business is taken on twice; null else.
    open_business_number char(10)     null,
    -- Encrypted.
    representative       varchar(400) not null,
    bank_account_id      bigint       not null,
    plan                 varchar(20)  not null,
    yearly_sales         bigint       null,
    entered_by           bigint       not null,
    entered_at           datetime(6)  not null,
    decided_by           bigint       null,
    decided_at           datetime(6)  null,
    primary key (merchant_id),
    constraint uq_pay_merchant_application_open unique (open_business_number),
    constraint fk_pay_merchant_application_merchant foreign key (merchant_id) references pay_merchant (id),
    constraint fk_pay_merchant_application_account foreign key (bank_account_id) references pay_bank_account (id),
    constraint ck_pay_merchant_application_decided check ((decided_by is null) = (decided_at is null)),
    constraint ck_pay_merchant_application_other check (decided_by <> entered_by)
);
