-- Advertisers as ads tells of them, with all that they have paid in.
create table pay_advertiser (
    id     bigint       not null primary key,
    name   varchar(100) not null,
    funded bigint       not null default 0,
    constraint pay_advertiser_funded check (funded >= 0)
);

-- What advertisers paid in, by the bank's own reference of the deposit: recorded once.
create table pay_ad_deposit (
    id             bigint      not null primary key,
    advertiser_id  bigint      not null,
    amount         bigint      not null,
    bank_reference varchar(40) not null unique,
    recorded_by    bigint      not null,
    recorded_at    datetime(6) not null,
    constraint pay_ad_deposit_amount check (amount > 0)
);
create index pay_ad_deposit_newest on pay_ad_deposit (advertiser_id, id);

-- The settlements of ads that were charged.
create table pay_ad_charge (
    settlement_id bigint      not null primary key,
    amount        bigint      not null,
    charged_at    datetime(6) not null
);
