-- What a seller offers to teams: so many buyers together pay less. Its terms never change.
create table commerce_deal (
    id           bigint      not null primary key,
    seller_id    bigint      not null,
    product_id   bigint      not null,
    team_size    int         not null,
    -- Of a form without a price difference; list_price is what one costs without a team.
    team_price   bigint      not null,
    list_price   bigint      not null,
    -- How long a team has from its leader's payment on.
    minutes      int         not null,
    -- Pieces in all, and those that seats have of it.
    quota        int         not null,
    taken        int         not null default 0,
    -- Pieces of one buyer.
    per_buyer    int         not null,
    starts_at    datetime(6) not null,
    ends_at      datetime(6) not null,
    stopped_at   datetime(6) null,
    -- From so many paid seats on, the platform pays the seller what a team that is not full costs it; null: it never does.
    cover_from   int         null,
    cover_budget bigint      not null default 0,
    cover_spent  bigint      not null default 0,
    created_at   datetime(6) not null,
    constraint commerce_deal_size check (team_size between 2 and 500),
    constraint commerce_deal_price check (team_price > 0 and team_price < list_price),
    constraint commerce_deal_minutes check (minutes > 0),
    constraint commerce_deal_quota check (quota >= team_size and taken between 0 and quota),
    constraint commerce_deal_per_buyer check (per_buyer > 0),
    constraint commerce_deal_period check (starts_at < ends_at),
    constraint commerce_deal_cover check (cover_budget >= 0 and cover_spent between 0 and cover_budget
        and (cover_from is null or cover_from between 1 and team_size - 1))
);
create index commerce_deal_by_end on commerce_deal (ends_at, id);
create index commerce_deal_by_seller on commerce_deal (seller_id, id);
create index commerce_deal_by_product on commerce_deal (product_id, ends_at);

-- No foreign keys to deals and teams: many want those rows at once, and a child would lock them.
create table commerce_team (
    id         bigint      not null primary key,
    deal_id    bigint      not null,
    seller_id  bigint      not null,
    product_id bigint      not null,
    -- The oldest of those who have paid.
    leader_id  bigint      null,
    size       int         not null,
    minutes    int         not null,
    status     varchar(10) not null,
    -- Seats that somebody has, paid or about to be.
    taken      int         not null,
    paid       int         not null,
    -- Members of a team that failed whose money is not back yet.
    refunding  int         not null default 0,
    opened_at  datetime(6) null,
    deadline   datetime(6) null,
    -- The deadline while it is open: when to look whether it has failed.
    expire_at  datetime(6) null,
    ended_at   datetime(6) null,
    end_reason varchar(20) null,
    constraint commerce_team_never_overfilled check (paid between 0 and taken and taken <= size),
    constraint commerce_team_status check (status in ('FORMING', 'OPEN', 'FILLED', 'FAILED', 'REFUNDED')),
    constraint commerce_team_opened check ((status <> 'FORMING' or opened_at is null)
        and (status not in ('OPEN', 'FILLED') or opened_at is not null) and (opened_at is null) = (deadline is null)),
    constraint commerce_team_expires check ((status = 'OPEN') = (expire_at is not null)),
    constraint commerce_team_ended check ((status in ('FILLED', 'FAILED', 'REFUNDED')) = (ended_at is not null)
        and (ended_at is null) = (end_reason is null)),
    constraint commerce_team_reason check (end_reason in ('FULL', 'COVERED', 'TIME_OVER', 'SELLER_STOPPED')
        and (status = 'FILLED') = (end_reason in ('FULL', 'COVERED'))),
    constraint commerce_team_full check (end_reason <> 'FULL' or paid = size),
    constraint commerce_team_refunding check ((status = 'FAILED') = (refunding > 0))
);
create index commerce_team_by_deal on commerce_team (deal_id, expire_at, id);
create index commerce_team_by_expiry on commerce_team (expire_at);
create index commerce_team_by_seller on commerce_team (seller_id, expire_at, id);
-- Counted for its seller.
create index commerce_team_by_status on commerce_team (deal_id, status);

-- An order in a team.
create table commerce_team_seat (
    order_id  bigint      not null primary key,
    team_id   bigint      not null,
    deal_id   bigint      not null,
    member_id bigint      not null,
    -- The member, while the seat is theirs: one seat per member and team.
    holder    bigint      null,
    quantity  int         not null,
    state     varchar(10) not null,
    paid_at   datetime(6) null,
    constraint commerce_team_seat_once unique (team_id, holder),
    constraint commerce_team_seat_quantity check (quantity > 0),
    constraint commerce_team_seat_state check (state in ('RESERVED', 'PAID', 'FREE', 'LOST', 'REFUNDING', 'REFUNDED')
        and (state = 'FREE') = (holder is null)),
    constraint commerce_team_seat_paid check (state in ('RESERVED', 'FREE') or paid_at is not null)
);
create index commerce_team_seat_by_member on commerce_team_seat (member_id, order_id);
create index commerce_team_seat_by_state on commerce_team_seat (state, order_id);

-- Pieces that a buyer has of a deal.
create table commerce_deal_buyer (
    deal_id   bigint not null,
    member_id bigint not null,
    pieces    int    not null,
    primary key (deal_id, member_id),
    constraint commerce_deal_buyer_pieces check (pieces >= 0)
);

alter table commerce_order add column team_id bigint null;
