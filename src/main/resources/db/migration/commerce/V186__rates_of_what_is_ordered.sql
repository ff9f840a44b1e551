-- What was asked for sending each item, by its own template and in its zone, so that a parcel of which something is cancelled or
-- sent back is reckoned anew by what is left in it. Null of what was ordered before, whose parcels know one price alone from
-- which on they are free.
alter table commerce_order_line
    -- Null with a fee: its seller has said nothing, it is sent for nothing.
    add column rate_template   bigint null,
    add column rate_fee        bigint null,
    add column rate_free_from  bigint null,
    add column rate_per_pieces int    null,
    add column rate_surcharge  bigint null,
    add constraint commerce_order_line_rate check ((rate_fee is null) = (rate_surcharge is null)
        and (rate_fee is not null or (rate_template is null and rate_free_from is null and rate_per_pieces is null))
        and (rate_fee is null or (rate_fee >= 0 and rate_surcharge >= 0)) and (rate_per_pieces is null or rate_per_pieces > 0));
