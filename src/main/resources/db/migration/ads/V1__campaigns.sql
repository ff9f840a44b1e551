-- Money in columns that end in _milli is in thousandths of a won: a CPM bid in won is the price of one impression in them.

-- Counts up with every change of what may be served: instances look at it, and read everything anew when it moved.
create table ads_change (
    id      tinyint not null primary key,
    version bigint  not null
);
insert into ads_change (id, version) values (1, 1);

create table ads_advertiser (
    id         bigint       not null primary key,
    name       varchar(100) not null,
    state      varchar(16)  not null,
    created_at datetime(6)  not null,
    constraint ads_advertiser_state check (state in ('ACTIVE', 'SUSPENDED'))
);

create table ads_account (
    id            bigint       not null primary key,
    advertiser_id bigint       not null,
    name          varchar(100) not null,
    created_at    datetime(6)  not null
);
create index ads_account_of on ads_account (advertiser_id, id);

create table ads_campaign (
    id            bigint       not null primary key,
    account_id    bigint       not null,
    advertiser_id bigint       not null,
    name          varchar(100) not null,
    state         varchar(16)  not null,
    daily_budget  bigint       not null,
    total_budget  bigint       not null,
    starts_on     date         not null,
    -- The last day; null for no end.
    ends_on       date         null,
    -- How often a day one person sees its ads; null for as often as it wins.
    daily_cap     int          null,
    created_at    datetime(6)  not null,
    constraint ads_campaign_state check (state in ('DRAFT', 'ACTIVE', 'PAUSED', 'ENDED')),
    constraint ads_campaign_budget check (daily_budget > 0 and total_budget >= daily_budget)
);
create index ads_campaign_newest on ads_campaign (advertiser_id, id);

-- Whom a group asks for: a bit per value, 0 for everybody. Hours of the week are 168 bits from Monday 0:00 in Seoul.
create table ads_group (
    id            bigint       not null primary key,
    campaign_id   bigint       not null,
    advertiser_id bigint       not null,
    name          varchar(100) not null,
    state         varchar(16)  not null,
    bid_kind      varchar(3)   not null,
    bid           bigint       not null,
    placements    bigint       not null,
    oses          bigint       not null,
    age_bands     bigint       not null,
    genders       bigint       not null,
    regions       bigint       not null,
    segments      bigint       not null,
    hours         binary(21)   null,
    created_at    datetime(6)  not null,
    constraint ads_group_state check (state in ('ACTIVE', 'PAUSED')),
    constraint ads_group_bid check (bid_kind in ('CPM', 'CPC') and bid > 0)
);
create index ads_group_of on ads_group (campaign_id, id);

create table ads_creative (
    id              bigint        not null primary key,
    group_id        bigint        not null,
    campaign_id     bigint        not null,
    advertiser_id   bigint        not null,
    kind            varchar(8)    not null,
    title           varchar(60)   not null,
    body            varchar(200)  not null,
    media_url       varchar(1000) not null,
    width           int           not null,
    height          int           not null,
    -- Of a video.
    duration_millis int           null,
    landing_url     varchar(1000) not null,
    state           varchar(16)   not null,
    refusal         varchar(200)  null,
    created_at      datetime(6)   not null,
    submitted_at    datetime(6)   null,
    constraint ads_creative_state check (state in ('DRAFT', 'IN_REVIEW', 'APPROVED', 'REJECTED')),
    constraint ads_creative_kind check (kind in ('IMAGE', 'NATIVE', 'VIDEO') and (kind = 'VIDEO') = (duration_millis is not null))
);
create index ads_creative_of on ads_creative (group_id, id);
create index ads_creative_review on ads_creative (state, submitted_at, id);

-- Dated: the newest that has begun holds. The floor is won per thousand impressions, the click rate parts per million.
create table ads_placement_terms (
    placement varchar(20) not null,
    since     date        not null,
    floor_cpm bigint      not null,
    click_ppm int         not null,
    primary key (placement, since),
    constraint ads_placement_terms_range check (floor_cpm >= 0 and click_ppm between 1 and 1000000)
);
insert into ads_placement_terms (placement, since, floor_cpm, click_ppm) values
('HOME_BANNER', '2026-01-01', 500, 4000),
('HOME_FEED', '2026-01-01', 800, 8000),
('PAYMENT_DONE', '2026-01-01', 1000, 10000),
('BENEFIT_LIST', '2026-01-01', 500, 15000),
('BENEFIT_VIDEO', '2026-01-01', 3000, 12000);

-- What is known of a person; nothing that names them.
create table ads_audience (
    member_id  bigint      not null primary key,
    marketing  boolean     not null,
    consent_at datetime(6) null,
    segments   bigint      not null,
    left_at    datetime(6) null
);
