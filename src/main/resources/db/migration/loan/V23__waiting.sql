-- What has been signed and is not paid out yet, the oldest first: operators watch it.
create index ix_loan_application_state on loan_application (state, signed_at);
