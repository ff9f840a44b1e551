-- A hold may carry the time from when it may expire, which is a third way in which it ends.
alter table pay_movement add column expires_at datetime(6) null;
alter table pay_movement drop constraint ck_pay_movement_phase;
alter table pay_movement add constraint ck_pay_movement_phase check (phase in ('POSTED', 'HOLD') and resolves is null
    or phase in ('CAPTURE', 'RELEASE', 'EXPIRE') and resolves is not null);
alter table pay_movement add constraint ck_pay_movement_expires check (phase = 'HOLD' or expires_at is null);
