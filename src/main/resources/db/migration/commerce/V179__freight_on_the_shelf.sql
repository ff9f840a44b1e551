-- Buyers look for what is sent for nothing: when a template begins or ceases to, all products of its seller are told anew, some at a time.
-- allows TRIGGER commerce_shipping_template.commerce_shipping_template_changed: it adds a row of a kind that the release before reads too
delimiter //
create trigger commerce_shipping_template_changed after update on commerce_shipping_template
    for each row begin
        if not (old.fee = new.fee and old.free_from <=> new.free_from) then
            insert into commerce_shelf_change (kind, subject_id, changed_at) values ('SELLER', new.seller_id, utc_timestamp(6));
        end if;
    end//
delimiter ;
