-- A product's page tells all that sending it may cost: whatever of it changes, the products of its seller are told anew.
-- allows TRIGGER commerce_shipping_template.commerce_shipping_template_changed: it adds rows of a kind that the release before reads too
drop trigger commerce_shipping_template_changed;
delimiter //
create trigger commerce_shipping_template_changed after update on commerce_shipping_template
    for each row begin
        if not (old.fee = new.fee and old.free_from <=> new.free_from and old.per_pieces <=> new.per_pieces
            and old.bundles = new.bundles and old.jeju_fee = new.jeju_fee and old.island_fee = new.island_fee
            and old.return_fee = new.return_fee and old.exchange_fee = new.exchange_fee) then
            insert into commerce_shelf_change (kind, subject_id, changed_at) values ('SELLER', new.seller_id, utc_timestamp(6));
        end if;
    end//
delimiter ;
