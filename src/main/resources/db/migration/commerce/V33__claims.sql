-- What a buyer wants undone of an item: some pieces, for a reason, at somebody's expense.
create table commerce_claim (
    id           bigint       not null primary key,
    order_id     bigint       not null,
    line_id      bigint       not null,
    charge_id    bigint       null,
    seller_id    bigint       not null,
    buyer_id     bigint       not null,
    kind         varchar(10)  not null,
    status       varchar(12)  not null,
    quantity     int          not null,
    reason       varchar(24)  not null,
    -- Who bears the freight.
    fault        varchar(10)  not null,
    details      varchar(400) not null,
    -- What was told to the buyer, and what goes back: of the pieces, of the freight that was paid; and what is kept of it.
    goods        bigint       not null,
    seller_coupon bigint      not null,
    platform_coupon bigint    not null,
    shipping     bigint       not null,
    owed_freight bigint       not null,
    back_freight bigint       not null,
    opened_at    datetime(6)  not null,
    -- A stop of the dispatch is granted by itself then.
    answer_by    datetime(6)  null,
    collected_at datetime(6)  null,
    -- The money has to be back then; later there is interest.
    refund_by    datetime(6)  null,
    held_for     varchar(200) null,
    refund_id    bigint       null,
    interest     bigint       not null default 0,
    -- Of the seller, for a rejection.
    answer       varchar(400) null,
    closed_at    datetime(6)  null,
    constraint commerce_claim_line foreign key (line_id) references commerce_order_line (id),
    constraint commerce_claim_kind check (kind in ('CANCEL', 'RETURN', 'EXCHANGE')),
    constraint commerce_claim_status check (status in ('REQUESTED', 'ACCEPTED', 'COLLECTED', 'ON_HOLD', 'RESHIPPED',
        'REFUNDING', 'DONE', 'REJECTED', 'WITHDRAWN')),
    constraint commerce_claim_amounts check (quantity > 0 and goods >= 0 and shipping >= 0 and owed_freight >= 0
        and back_freight >= 0 and interest >= 0 and owed_freight + back_freight <= goods + shipping or kind = 'EXCHANGE'),
    constraint commerce_claim_closed check ((closed_at is not null) = (status in ('DONE', 'REJECTED', 'WITHDRAWN'))),
    constraint commerce_claim_answer_by check ((answer_by is not null) = (kind = 'CANCEL' and status = 'REQUESTED')),
    constraint commerce_claim_collected check ((collected_at is not null) = (refund_by is not null)
        and (status not in ('COLLECTED', 'ON_HOLD', 'RESHIPPED') or collected_at is not null)),
    constraint commerce_claim_held check ((held_for is not null) = (status = 'ON_HOLD')),
    constraint commerce_claim_refund check (refund_id is null or status in ('REFUNDING', 'DONE'))
);
create index commerce_claim_by_line on commerce_claim (line_id, id);
create index commerce_claim_by_buyer on commerce_claim (buyer_id, id);
create index commerce_claim_by_seller on commerce_claim (seller_id, status, id);
create index commerce_claim_by_answer on commerce_claim (answer_by);

alter table commerce_order_line
    -- Pieces that were sent once more.
    add column exchanged            int    not null default 0,
    -- What of the coupons is for the pieces that are left.
    add column left_seller_coupon   bigint not null default 0,
    add column left_platform_coupon bigint not null default 0,
    add constraint commerce_order_line_exchanged check (exchanged between 0 and quantity),
    add constraint commerce_order_line_left check (left_seller_coupon between 0 and seller_coupon
        and left_platform_coupon between 0 and platform_coupon);
update commerce_order_line set left_seller_coupon = seller_coupon, left_platform_coupon = platform_coupon;

-- A refund is of a whole order, or of one claim.
alter table commerce_refund drop constraint commerce_refund_order;
alter table commerce_refund
    add column claim_id bigint not null default 0,
    -- What of it is taken from sellers, as JSON: told again with it.
    add column seller_shares text null,
    drop index commerce_refund_once,
    add constraint commerce_refund_once unique (order_id, claim_id),
    add constraint commerce_refund_order foreign key (order_id) references commerce_order (id);

alter table commerce_stock_entry drop constraint commerce_stock_entry_kind;
alter table commerce_stock_entry add constraint commerce_stock_entry_kind
    check ((kind = 'RECEIVED' and quantity > 0) or (kind = 'SOLD' and quantity < 0 and order_id is not null)
        -- By a claim, which stands in place of the order.
        or (kind = 'TAKEN_BACK' and quantity > 0 and order_id is not null));
