-- Card companies may take back what cards paid for orders: pay tells of it, and commerce holds it against its sellers.
-- allows CHECK commerce_settlement_line.commerce_settlement_line_signs: the release before writes what it did; it cannot show a statement with one of the three kinds that come with this release, and counts none of them into a statement: no chargeback is noted until it is replaced (docs/operations.md, Upgrade)
-- allows CHECK commerce_line_tender.commerce_line_tender_charged_back: 0 of all that the release before writes, whose own bounds it repeats then
-- allows CHECK commerce_charge_tender.commerce_charge_tender_charged_back: 0 of all that the release before writes, whose own bounds it repeats then
create table commerce_chargeback (
    -- Pay's.
    id           bigint       not null primary key,
    order_id     bigint       not null,
    amount       bigint       not null,
    reason       varchar(20)  not null,
    answer_by    date         not null,
    state        varchar(4)   not null,
    opened_at    datetime(6)  not null,
    decided_at   datetime(6)  null,
    -- When what a lost one costs is looked at the next time; null: nothing is left to be looked at.
    settle_at    datetime(6)  null,
    -- Who proposes that it is divided otherwise, until another one has decided.
    proposed_by  bigint       null,
    proposed_at  datetime(6)  null,
    proposed_for varchar(200) null,
    constraint commerce_chargeback_order foreign key (order_id) references commerce_order (id),
    constraint commerce_chargeback_amount check (amount > 0),
    constraint commerce_chargeback_state check (state in ('OPEN', 'WON', 'LOST')
        and (state = 'OPEN') = (decided_at is null) and (state = 'LOST' or settle_at is null)),
    constraint commerce_chargeback_proposed check ((proposed_by is null) = (proposed_at is null)
        and (proposed_by is null) = (proposed_for is null))
);
create index commerce_chargeback_by_order on commerce_chargeback (order_id, id);
create index commerce_chargeback_by_state on commerce_chargeback (state, id);
create index commerce_chargeback_by_settling on commerce_chargeback (settle_at);
create index commerce_chargeback_by_proposal on commerce_chargeback (proposed_at, id);

-- What of it is of an item, or of a parcel's freight.
create table commerce_chargeback_share (
    id              bigint      not null primary key,
    chargeback_id   bigint      not null,
    seller_id       bigint      not null,
    -- The item; of freight one of the parcel's.
    item_id         bigint      not null,
    -- The item, or the parcel.
    target_id       bigint      not null,
    -- What the card had paid for it and got nothing back of, and what it had got back, when it was opened.
    most            bigint      not null,
    refunded_before bigint      not null,
    -- What its seller bears of it when it is lost; the rest Madang does.
    amount          bigint      not null,
    proposed        bigint      null,
    -- What was taken from the seller, and out of the order's escrow, in the end.
    taken           bigint      not null default 0,
    freed           bigint      not null default 0,
    settled_at      datetime(6) null,
    constraint commerce_chargeback_share_once unique (chargeback_id, target_id),
    constraint commerce_chargeback_share_of foreign key (chargeback_id) references commerce_chargeback (id),
    constraint commerce_chargeback_share_amounts check (most > 0 and refunded_before >= 0 and amount between 0 and most
        and (proposed is null or proposed between 0 and most) and taken >= 0 and freed >= 0 and taken + freed <= most
        and (settled_at is not null or taken + freed = 0))
);
create index commerce_chargeback_share_by_item on commerce_chargeback_share (item_id);

-- Whose items it is about, and what they say to it.
create table commerce_chargeback_seller (
    id            bigint        not null primary key,
    chargeback_id bigint        not null,
    seller_id     bigint        not null,
    -- Whether it can still be answered.
    waits         boolean       not null,
    answer        varchar(4000) character set ascii collate ascii_bin null,
    answered_by   bigint        null,
    answered_at   datetime(6)   null,
    -- What its plan took of it when it was lost, VAT included.
    fee           bigint        not null default 0,
    constraint commerce_chargeback_seller_once unique (chargeback_id, seller_id),
    constraint commerce_chargeback_seller_of foreign key (chargeback_id) references commerce_chargeback (id),
    constraint commerce_chargeback_seller_answer check ((answer is null) = (answered_by is null)
        and (answer is null) = (answered_at is null) and (answer is null or not waits) and fee >= 0)
);
create index commerce_chargeback_seller_newest on commerce_chargeback_seller (seller_id, id);
create index commerce_chargeback_seller_waits on commerce_chargeback_seller (seller_id, waits, id);

-- What the card's holder has from the card company, and nobody is to be paid with any more.
alter table commerce_line_tender
    add column charged_back bigint not null default 0,
    add constraint commerce_line_tender_charged_back check (charged_back >= 0 and refunded + kept + charged_back <= amount);
alter table commerce_charge_tender
    add column charged_back bigint not null default 0,
    add constraint commerce_charge_tender_charged_back check (charged_back >= 0 and refunded + charged_back <= amount);

alter table commerce_settlement_line drop constraint commerce_settlement_line_signs;
alter table commerce_settlement_line add constraint commerce_settlement_line_signs check (
    kind = 'SALE' and amount > 0 and platform = 0 and source_id = item_id
    or kind in ('CLAW_BACK', 'INTEREST') and amount < 0 and platform = 0 and source_id <> item_id
    or kind = 'RETURN_FREIGHT' and amount > 0 and platform = 0 and source_id <> item_id
    or kind = 'SELLER_COUPON' and platform = 0 and (amount < 0) = (source_id = item_id)
    or kind = 'PLATFORM_COUPON' and amount = 0 and (platform < 0) = (source_id = item_id)
    or kind = 'SHIPPING' and platform = 0 and (amount > 0) = (source_id = item_id)
    or kind in ('SALES_FEE', 'PAYMENT_FEE', 'VAT') and platform = -amount and (amount < 0) = (source_id = item_id)
    -- Held back while it is open, and let go again: nobody's revenue.
    or kind = 'CHARGEBACK_HELD' and amount <> 0 and platform = 0 and source_id <> item_id
    or kind in ('CHARGEBACK', 'CHARGEBACK_FEE') and amount < 0 and platform = -amount and source_id <> item_id
    or kind = 'ADJUSTMENT' and platform = -amount and amount <> 0);

-- Of a lost chargeback, for each seller who bears some of it, VAT included; none unless a version says so.
alter table commerce_fee_plan_version
    add column chargeback_fee bigint not null default 0,
    add constraint commerce_fee_plan_version_chargeback check (chargeback_fee >= 0);
