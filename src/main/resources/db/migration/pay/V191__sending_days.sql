-- Days that are on their way to a bank account are looked for each minute, for those whose bank has answered.
create index ix_pay_scheduled_execution_status on pay_scheduled_execution (status, withdrawal_id);
