alter table commerce_seller drop constraint commerce_seller_status;
alter table commerce_seller add constraint commerce_seller_status
    check (status in ('APPLIED', 'REFUSED', 'APPROVED', 'PAUSED', 'SUSPENDED', 'TERMINATED'));
create index commerce_seller_by_status on commerce_seller (status, id);

-- With what a business applied. The representative's name is encrypted.
create table commerce_seller_application (
    seller_id            bigint        not null primary key,
    business_number      char(10)      not null,
    -- Of who applies or sells: null once that is over, so that it may apply again.
    open_business_number char(10)      null,
    representative       varchar(600)  character set ascii collate ascii_bin not null,
    mail_order_number    varchar(30)   not null,
    phone                varchar(20)   not null,
    address              varchar(200)  not null,
    -- The names of what was handed in, one a line.
    documents            varchar(1000) not null,
    plan                 varchar(20)   not null,
    entered_by           bigint        not null,
    entered_at           datetime(6)   not null,
    decided_by           bigint        null,
    decided_at           datetime(6)   null,
    constraint commerce_seller_application_once unique (open_business_number),
    constraint commerce_seller_application_seller foreign key (seller_id) references commerce_seller (id),
    constraint commerce_seller_application_decided check ((decided_by is null) = (decided_at is null)
        and (decided_by is null or decided_by <> entered_by or open_business_number is null))
);

-- What happened to sellers.
create table commerce_seller_change (
    id          bigint       not null primary key,
    seller_id   bigint       not null,
    from_status varchar(16)  not null,
    to_status   varchar(16)  not null,
    happened    varchar(16)  not null,
    reason      varchar(200) not null,
    changed_by  bigint       null,
    changed_at  datetime(6)  not null
);
create index commerce_seller_change_by_seller on commerce_seller_change (seller_id, id);

-- Sellers that were stopped, and whose business is being ended.
create table commerce_seller_winding_up (
    seller_id bigint      not null primary key,
    look_at   datetime(6) not null,
    until_at  datetime(6) not null
);
create index commerce_seller_winding_up_by_look on commerce_seller_winding_up (look_at);

-- What a seller says of itself, and when it is on holiday.
create table commerce_seller_profile (
    seller_id     bigint        not null primary key,
    introduction  varchar(1000) not null,
    phone         varchar(20)   not null,
    holiday_from  date          null,
    holiday_until date          null,
    constraint commerce_seller_profile_holiday check ((holiday_from is null) = (holiday_until is null)
        and (holiday_from is null or holiday_from <= holiday_until))
);
create index commerce_seller_profile_by_holiday on commerce_seller_profile (holiday_from);
