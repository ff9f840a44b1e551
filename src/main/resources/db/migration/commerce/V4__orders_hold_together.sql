-- Whoever inserts these rows holds the lock of their order, so that the parent's shared lock makes nobody wait.
alter table commerce_order_tender
    add constraint commerce_order_tender_order foreign key (order_id) references commerce_order (id);
alter table commerce_line_tender
    add constraint commerce_line_tender_line foreign key (line_id) references commerce_order_line (id);
alter table commerce_refund
    add constraint commerce_refund_order foreign key (order_id) references commerce_order (id);

-- A status and the times that come with it are written together.
alter table commerce_order
    add constraint commerce_order_lapses check ((status = 'PAYMENT_WAITING') = (lapse_at is not null)),
    add constraint commerce_order_paid check ((status = 'PAID') = (paid_at is not null)),
    add constraint commerce_order_closed
        check ((status in ('EXPIRED', 'REFUND_PENDING', 'REFUNDED', 'CANCELED')) = (closed_at is not null)),
    add constraint commerce_order_reason
        check ((status in ('CANCEL_REQUESTED', 'REFUND_PENDING', 'REFUNDED', 'CANCELED')) = (close_reason is not null)),
    add constraint commerce_order_payment
        check (payment_id is not null or status not in ('PAID', 'REFUND_PENDING', 'REFUNDED'));
alter table commerce_refund
    add constraint commerce_refund_repeats check ((state = 'REQUESTED') = (repeat_at is not null)),
    add constraint commerce_refund_failed check ((state = 'FAILED') = (failure is not null));
