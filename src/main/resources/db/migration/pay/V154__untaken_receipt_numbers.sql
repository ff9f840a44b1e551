-- Payers' numbers that were named for cash receipts of payments that were never taken: nothing is issued to them any more.
update pay_easypay_payment set receipt_type = null, receipt_number = null
where receipt_number is not null and captured = 0 and state in ('EXPIRED', 'ABORTED', 'CANCELED');
