-- What sellers' settlements count: never changed, never removed. Kept in the order in which statements read it.
-- Signed as the seller sees it; beside it what the platform earns by the line (negative: bears), so that both together are what
-- buyers paid and did not get back.
create table commerce_settlement_line (
    seller_id   bigint      not null,
    due_on      date        not null,
    id          bigint      not null,
    kind        varchar(16) not null,
    order_id    bigint      null,
    item_id     bigint      null,
    source_id   bigint      not null,
    amount      bigint      not null,
    platform    bigint      not null,
    occurred_at datetime(6) not null,
    primary key (seller_id, due_on, id),
    -- Each item, claim and adjustment once.
    constraint commerce_settlement_line_once unique (source_id, kind),
    constraint commerce_settlement_line_item check ((order_id is null) = (item_id is null)
        and (item_id is null) = (kind = 'ADJUSTMENT')),
    constraint commerce_settlement_line_signs check (
        kind = 'SALE' and amount > 0 and platform = 0 and source_id = item_id
        or kind = 'CLAW_BACK' and amount < 0 and platform = 0 and source_id <> item_id
        or kind = 'RETURN_FREIGHT' and amount > 0 and platform = 0 and source_id <> item_id
        or kind = 'SELLER_COUPON' and platform = 0 and (amount < 0) = (source_id = item_id)
        or kind = 'PLATFORM_COUPON' and amount = 0 and (platform < 0) = (source_id = item_id)
        or kind = 'SHIPPING' and platform = 0 and (amount > 0) = (source_id = item_id)
        or kind in ('SALES_FEE', 'PAYMENT_FEE', 'VAT') and platform = -amount and (amount < 0) = (source_id = item_id)
        or kind = 'ADJUSTMENT' and platform = -amount and amount <> 0)
);
create index commerce_settlement_line_by_item on commerce_settlement_line (item_id);
create index commerce_settlement_line_by_order on commerce_settlement_line (order_id);
create trigger commerce_settlement_line_no_update before update on commerce_settlement_line for each row
    signal sqlstate '45000' set message_text = 'commerce_settlement_line is never updated';
create trigger commerce_settlement_line_no_delete before delete on commerce_settlement_line for each row
    signal sqlstate '45000' set message_text = 'commerce_settlement_line is never deleted';

-- Whoever writes a line shares this row to the transaction's end; whoever begins to close a day has it alone. So no line comes
-- into a day that is being closed, whatever its writer's clock says.
create table commerce_settlement_gate (
    id           int  not null primary key,
    closed_until date not null
);
insert into commerce_settlement_gate (id, closed_until) values (1, '2000-01-01');

-- Which fee plan a seller has from which day; the standard one before the first.
create table commerce_seller_plan (
    seller_id  bigint      not null,
    valid_from date        not null,
    plan       varchar(20) not null,
    primary key (seller_id, valid_from)
);
