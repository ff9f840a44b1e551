-- What an advertiser has paid in (pay tells), what instances may still spend of it, and what is spent.
create table ads_funds (
    advertiser_id bigint not null primary key,
    funded_milli  bigint not null default 0,
    leased_milli  bigint not null default 0,
    spent_milli   bigint not null default 0,
    constraint ads_funds_cover check (leased_milli >= 0 and spent_milli >= 0
        and spent_milli + leased_milli <= funded_milli)
);

create table ads_campaign_budget (
    campaign_id  bigint not null primary key,
    leased_milli bigint not null default 0,
    spent_milli  bigint not null default 0,
    constraint ads_campaign_budget_sides check (leased_milli >= 0 and spent_milli >= 0)
);

-- Days of Seoul.
create table ads_day_budget (
    campaign_id  bigint not null,
    day          date   not null,
    leased_milli bigint not null default 0,
    spent_milli  bigint not null default 0,
    primary key (campaign_id, day),
    constraint ads_day_budget_sides check (leased_milli >= 0 and spent_milli >= 0)
);

-- A part of a campaign's budget that one instance decides over. Closed when no token made from it is good any more.
create table ads_lease (
    id            bigint      not null primary key,
    campaign_id   bigint      not null,
    advertiser_id bigint      not null,
    day           date        not null,
    amount_milli  bigint      not null,
    settled_milli bigint      not null default 0,
    closes_at     datetime(6) not null,
    constraint ads_lease_sides check (settled_milli between 0 and amount_milli)
);
create index ads_lease_closing on ads_lease (closes_at, id);

-- Tokens are numbered; an instance takes a block of numbers at a time.
create table ads_sequence (
    id          tinyint not null primary key,
    next_number bigint  not null
);
insert into ads_sequence (id, next_number) values (1, 1);

-- What was counted: a byte per number, a bit per type of event, in blocks of 1024 numbers.
create table ads_seen (
    block bigint          not null primary key,
    marks varbinary(1024) not null
);

-- How far each log of events is settled.
create table ads_event_log (
    log_id     bigint      not null primary key,
    position   bigint      not null,
    settled_at datetime(6) not null
);

create table ads_frequency (
    member_id   bigint not null,
    campaign_id bigint not null,
    day         date   not null,
    impressions int    not null,
    primary key (member_id, day, campaign_id)
);
create index ads_frequency_old on ads_frequency (day);

-- Hours of UTC.
create table ads_hour (
    hour            datetime    not null,
    creative_id     bigint      not null,
    placement       varchar(20) not null,
    os              varchar(10) not null,
    age_band        varchar(10) not null,
    gender          varchar(10) not null,
    group_id        bigint      not null,
    campaign_id     bigint      not null,
    advertiser_id   bigint      not null,
    impressions     bigint      not null,
    viewables       bigint      not null,
    clicks          bigint      not null,
    starts          bigint      not null,
    first_quartiles bigint      not null,
    midpoints       bigint      not null,
    third_quartiles bigint      not null,
    completes       bigint      not null,
    spent_milli     bigint      not null,
    primary key (hour, creative_id, placement, os, age_band, gender)
);
create index ads_hour_report on ads_hour (advertiser_id, hour);
