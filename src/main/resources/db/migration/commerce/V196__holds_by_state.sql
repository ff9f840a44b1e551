-- Only the nightly checks read holds along an index, and only those that stand: of all SKUs, or of one. An order writes one entry fewer, and moves one fewer when it is paid or lapses.
-- allows INDEX_GONE commerce_stock_hold.commerce_stock_hold_by_sku: who looks for a SKU names the state too, and has both in the new one
-- allows INDEX_GONE commerce_stock_hold.commerce_stock_hold_by_state: the new one begins with the state, and no statement forces one of the old
create index commerce_stock_hold_by_state_sku on commerce_stock_hold (state, sku_id);
drop index commerce_stock_hold_by_sku on commerce_stock_hold;
drop index commerce_stock_hold_by_state on commerce_stock_hold;
