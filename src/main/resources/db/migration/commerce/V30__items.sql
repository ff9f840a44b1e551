-- Inside a purchase (commerce_order, which one payment pays) each seller has an order of their own.
create table commerce_seller_order (
    id        bigint      not null primary key,
    order_id  bigint      not null,
    seller_id bigint      not null,
    placed_at datetime(6) not null,
    constraint commerce_seller_order_once unique (order_id, seller_id),
    constraint commerce_seller_order_order foreign key (order_id) references commerce_order (id)
);
create index commerce_seller_order_by_seller on commerce_seller_order (seller_id, id);
insert into commerce_seller_order (id, order_id, seller_id, placed_at)
select min(l.id), l.order_id, l.seller_id, o.placed_at
from commerce_order_line l join commerce_order o on o.id = l.order_id group by l.order_id, l.seller_id, o.placed_at;

-- A line becomes an item with three axes: its status, the seller's confirmation, and what of it is claimed.
alter table commerce_order_line
    add column seller_order_id       bigint      null,
    -- What coupons lowered the price of all of its pieces by.
    add column seller_coupon         bigint      not null default 0,
    add column platform_coupon       bigint      not null default 0,
    add column status                varchar(20) not null default 'PAYMENT_WAITING',
    add column confirmation          varchar(10) not null default 'NOT_YET',
    -- What is left of the quantity after cancels and returns.
    add column remaining             int         not null default 0,
    -- Pieces in open claims.
    add column claimed               int         not null default 0,
    add column paid_at               datetime(6) null,
    -- When the seller has to have sent it.
    add column dispatch_by           datetime(6) null,
    add column seller_confirmed_at   datetime(6) null,
    add column shipped_at            datetime(6) null,
    add column delivered_at          datetime(6) null,
    -- When the purchase confirms itself; null while that is not to be, and while a claim is open.
    add column confirm_by            datetime(6) null,
    add column purchase_confirmed_at datetime(6) null,
    add column closed_at             datetime(6) null;
update commerce_order_line l
    join commerce_order o on o.id = l.order_id
    join commerce_seller_order s on s.order_id = l.order_id and s.seller_id = l.seller_id
set l.seller_order_id = s.id,
    l.status = case when o.status = 'PAID' then 'PAID'
        when o.status in ('PAYMENT_WAITING', 'CANCEL_REQUESTED') then 'PAYMENT_WAITING' else 'CANCELED' end,
    l.remaining = case when o.status in ('PAID', 'PAYMENT_WAITING', 'CANCEL_REQUESTED') then l.quantity else 0 end,
    l.paid_at = o.paid_at,
    l.dispatch_by = o.paid_at + interval 3 day,
    l.closed_at = o.closed_at;
alter table commerce_order_line
    modify column seller_order_id bigint not null,
    add constraint commerce_order_line_seller_order foreign key (seller_order_id) references commerce_seller_order (id),
    add constraint commerce_order_line_coupons check (seller_coupon >= 0 and platform_coupon >= 0
        and seller_coupon + platform_coupon <= unit_price * quantity),
    add constraint commerce_order_line_status check (status in ('PAYMENT_WAITING', 'TEAM_WAITING', 'PAID', 'SHIPPED',
        'DELIVERING', 'DELIVERED', 'PURCHASE_CONFIRMED', 'CANCELED', 'RETURNED', 'EXCHANGED')),
    add constraint commerce_order_line_remaining check (remaining between 0 and quantity
        and (remaining = 0) = (status in ('CANCELED', 'RETURNED'))),
    -- Open claims never exceed what remains.
    add constraint commerce_order_line_claimed check (claimed between 0 and remaining),
    add constraint commerce_order_line_closed check ((closed_at is not null) = (status in ('CANCELED', 'RETURNED'))),
    add constraint commerce_order_line_paid
        check (status = 'CANCELED' or (status = 'PAYMENT_WAITING') = (paid_at is null)),
    add constraint commerce_order_line_confirmation check (confirmation in ('NOT_YET', 'CONFIRMED')
        and (confirmation = 'CONFIRMED') = (seller_confirmed_at is not null)
        and (confirmation = 'NOT_YET' or status not in ('PAYMENT_WAITING', 'TEAM_WAITING'))),
    add constraint commerce_order_line_shipped check ((shipped_at is not null) = (status in ('SHIPPED', 'DELIVERING',
        'DELIVERED', 'PURCHASE_CONFIRMED', 'RETURNED', 'EXCHANGED')) and (shipped_at is null or confirmation = 'CONFIRMED')),
    add constraint commerce_order_line_delivered check ((delivered_at is null or shipped_at is not null)
        and (status not in ('DELIVERED', 'EXCHANGED') or delivered_at is not null)
        and (status not in ('SHIPPED', 'DELIVERING') or delivered_at is null)),
    add constraint commerce_order_line_confirm_by check ((confirm_by is not null)
        = (status in ('SHIPPED', 'DELIVERING', 'DELIVERED', 'EXCHANGED') and claimed = 0)),
    add constraint commerce_order_line_purchase_confirmed check ((status <> 'PURCHASE_CONFIRMED'
        or purchase_confirmed_at is not null)
        and (purchase_confirmed_at is null or status in ('PURCHASE_CONFIRMED', 'RETURNED')));
create index commerce_order_line_by_seller on commerce_order_line (seller_id, status, confirmation, id);
create index commerce_order_line_by_confirm on commerce_order_line (confirm_by);
create index commerce_order_line_by_dispatch on commerce_order_line (seller_id, status, dispatch_by);
