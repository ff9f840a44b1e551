-- What is left of a deleted card is who issued it: not by what the provider knows its member either.
update pay_card set customer_key = '' where billing_key is null;
